import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { requireK6 } from './findK6.ts';

export interface K6Run {
  /** Raw results, one line for each request; grows while it runs. */
  readonly rawFiles: readonly string[];
  readonly summaryFiles: readonly string[];
  readonly logFiles: readonly string[];
  /** k6's exit codes, one a worker. */
  readonly ended: Promise<readonly number[]>;
  /** Asks it to end: what is under way is finished. */
  interrupt(): void;
}

export interface K6Options {
  readonly folder: string;
  readonly planFile: string;
  readonly workers: number;
  readonly script?: 'replay' | 'compare';
}

/** Starts k6, or several that share one run by its execution segments. */
export function runK6({ folder, planFile, workers, script = 'replay' }: K6Options): K6Run {
  const k6 = requireK6();
  const parts = Array.from({ length: workers }, (_, worker) => ({
    raw: join(folder, `raw-${worker}.csv`),
    summary: join(folder, `summary-${worker}.json`),
    log: join(folder, `k6-${worker}.log`),
    segment: segmentOf(worker, workers),
  }));
  const children = parts.map(({ raw, summary, log, segment }) => {
    const output = createWriteStream(log);
    const child = spawn(
      k6,
      [
        'run',
        '--quiet',
        '--no-usage-report',
        '--log-format=raw',
        `--console-output=${raw}`,
        '--address=',
        ...segment,
        '--env',
        `PLAN=${planFile}`,
        '--env',
        `SUMMARY=${summary}`,
        join(import.meta.dirname, `${script}.ts`),
      ],
      {
        // A group of its own: Ctrl-C is for us, who then ask it to end.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, K6_AUTO_EXTENSION_RESOLUTION: 'false', K6_NO_USAGE_REPORT: 'true' },
      },
    );
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    const ended = new Promise<number>((resolve) => {
      child.once('error', () => resolve(-1));
      child.once('close', (code) => output.end(() => resolve(code ?? -1)));
    });
    return { child, ended };
  });
  return {
    rawFiles: parts.map(({ raw }) => raw),
    summaryFiles: parts.map(({ summary }) => summary),
    logFiles: parts.map(({ log }) => log),
    ended: Promise.all(children.map(({ ended }) => ended)),
    interrupt() {
      for (const { child } of children) child.kill('SIGINT');
    },
  };
}

/** The same sequence for all, so that the striping of requests is the same everywhere. */
export function segmentOf(worker: number, workers: number): readonly string[] {
  if (workers === 1) return [];
  const sequence = Array.from({ length: workers + 1 }, (_, part) => fraction(part, workers)).join(',');
  return [
    `--execution-segment=${fraction(worker, workers)}:${fraction(worker + 1, workers)}`,
    `--execution-segment-sequence=${sequence}`,
  ];
}

function fraction(part: number, of: number): string {
  if (part === 0) return '0';
  return part === of ? '1' : `${part}/${of}`;
}
