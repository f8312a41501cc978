import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapes } from '../graph/shapes.ts';
import { root } from './bundle.ts';

/**
 * Plans the operations of all shapes ahead, by `npm run bake`.
 * @returns the file, beside the supergraph's
 */
export function bakePlans(supergraphFile: string): string {
  const operations = `${supergraphFile}.operations`;
  mkdirSync(operations, { recursive: true });
  for (const [index, { query }] of shapes.entries()) {
    writeFileSync(join(operations, `${index}.graphql`), query);
  }
  const out = `${supergraphFile}.plans.json`;
  const bake = join(root, 'gateway', 'src', 'bake.ts');
  execFileSync(
    process.execPath,
    [bake, '--supergraph', supergraphFile, '--operations', operations, '--out', out],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return out;
}
