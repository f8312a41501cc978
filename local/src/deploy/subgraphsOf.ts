import { relative } from 'node:path';
import type { Subgraph } from '@graphlets/schema-manager/composeGraph';
import type { Candidate } from './sourceReader.ts';

/** @param root - problems name files relative to it */
export function subgraphsOf(candidates: readonly Candidate[], root: string): readonly Subgraph[] {
  return candidates.flatMap(({ definition: { name, schemaFile }, sdl }) =>
    sdl === null || schemaFile === null
      ? []
      : [{ name, url: `lambda:${name}`, sdl, file: relative(root, schemaFile) }],
  );
}

export function isSameGraph(a: readonly Subgraph[], b: readonly Subgraph[]): boolean {
  return a.length === b.length && a.every(({ name, sdl }, at) => name === b[at]?.name && sdl === b[at].sdl);
}
