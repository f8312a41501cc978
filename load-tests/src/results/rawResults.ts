import { readFileSync } from 'node:fs';
import { OUTCOMES, type Outcome } from '../k6/scriptFiles.ts';

/** One request as it went; times in milliseconds. */
export interface RawResult {
  /** Of the request in the plan. */
  readonly index: number;
  /** When k6 took it up, from the start of the measured time. */
  readonly startedMs: number;
  /** Waiting for a connection, before the request was sent. */
  readonly connectMs: number;
  /** From the send to the whole answer: what most tools call latency. */
  readonly fromSendMs: number;
  readonly status: number;
  readonly outcome: Outcome;
  readonly bytes: number;
}

/** The measured requests of one worker. */
export interface WorkerResults {
  readonly results: readonly RawResult[];
  /** Epoch milliseconds at which the measured time began; undefined when nothing was sent. */
  readonly startedAt: number | undefined;
}

export function readRawResults(file: string): WorkerResults {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // k6 ended before it wrote anything.
    return { results: [], startedAt: undefined };
  }
  const results: RawResult[] = [];
  let startedAt: number | undefined;
  for (const line of text.split('\n')) {
    const parsed = parseLine(line);
    if (parsed === undefined) continue;
    results.push(parsed.result);
    startedAt ??= parsed.startedAt;
  }
  return { results, startedAt };
}

/** Undefined for the last line of a run that was cut off. */
export function parseLine(line: string): { result: RawResult; startedAt: number } | undefined {
  const cells = line.split(',').map(Number);
  const [
    index = 0,
    startedMs = 0,
    connectMs = 0,
    fromSendMs = 0,
    status = 0,
    code = 0,
    bytes = 0,
    startedAt = 0,
  ] = cells;
  const outcome = OUTCOMES[code];
  if (cells.length !== 8 || cells.some(Number.isNaN) || outcome === undefined) return undefined;
  return { result: { index, startedMs, connectMs, fromSendMs, status, outcome, bytes }, startedAt };
}
