import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import { discoverFunctions, type FunctionDefinition } from '@graphlets/platform/functions';
import { z } from 'zod';
import type { Subgraph } from './composeGraph.ts';

const listSchema = z.strictObject({
  subgraphs: z
    .array(z.strictObject({ name: z.string().min(1), url: z.string().min(1), schema: z.string().min(1) }))
    .min(1),
});

/**
 * One subgraph for each graphlet among these functions, reached by `lambda:<function name>`.
 *
 * @param root - problems name files relative to it
 */
export function readFunctionSubgraphs(
  functions: readonly FunctionDefinition[],
  root: string,
): readonly Subgraph[] {
  return functions.flatMap(({ name, schemaFile }) =>
    schemaFile === null
      ? []
      : [{ name, url: `lambda:${name}`, sdl: readText(schemaFile), file: relative(root, schemaFile) }],
  );
}

/** The subgraphs of every manifest of a repository. */
export function readRepositorySubgraphs(root: string): readonly Subgraph[] {
  return readFunctionSubgraphs(discoverFunctions(root), root);
}

/**
 * The subgraphs of a list of one's own: `{"subgraphs": [{"name", "url", "schema"}]}`, `schema` being a path
 * relative to the list.
 *
 * @throws {ConfigError} when the list does not fit, names one subgraph twice, or a schema is missing
 */
export function readListedSubgraphs(listFile: string): readonly Subgraph[] {
  const list = listSchema.safeParse(parseJson(listFile));
  if (!list.success) {
    throw new ConfigError(
      listFile,
      list.error.issues.map((issue) => `${issue.path.join('.') || '(top level)'}: ${issue.message}`),
    );
  }
  const names = list.data.subgraphs.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (twice.size > 0) throw new ConfigError(listFile, [`named more than once: ${[...twice].join(', ')}`]);
  return list.data.subgraphs.map(({ name, url, schema }) => {
    const file = join(dirname(listFile), schema);
    return { name, url, sdl: readText(file), file };
  });
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError(file, [`is not JSON: ${cause instanceof Error ? cause.message : cause}`], {
      cause,
    });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(file, ['cannot be read'], { cause });
  }
}
