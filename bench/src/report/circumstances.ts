import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, getPriority, loadavg } from 'node:os';
import type { Circumstances } from './figures.ts';

/** @param args - of this run, for whoever wants to repeat it */
export function readCircumstances(args: readonly string[]): Circumstances {
  const words = args
    .filter((word) => word !== '--write-docs')
    .map((word) => (/[ ]/.test(word) ? `"${word}"` : word));
  return {
    machine: `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`,
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    command: ['npm run bench', ...(words.length > 0 ? ['--', ...words] : [])].join(' '),
    loadAverage: Math.round(loadavg()[1] ?? 0),
    priority: getPriority(),
  };
}

/** Pinned versions of everybody measured, from the package's own dependencies. */
export function readVersions(): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.dependencies;
}
