import { readFileSync } from 'node:fs';

/** Pinned versions of everybody measured, from the package's own dependencies. */
export function readVersions(): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.dependencies;
}
