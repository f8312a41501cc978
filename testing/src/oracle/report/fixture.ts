import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../compare/answer.ts';
import { OracleError } from '../errors.ts';
import type { GraphSource } from '../graph/graphSource.ts';
import type { Operation } from '../operation/operation.ts';

/**
 * A case as a folder: `subgraphs/<name>.graphql`, `data.json`, `operation.graphql`, `variables.json`, and
 * `expected.json`, the right answer.
 */
export interface Fixture {
  readonly source: GraphSource;
  readonly operation: Operation;
  readonly expected: Answer;
}

/** @param found - the gateway's answer, kept beside for people */
export async function writeFixture(
  folder: string,
  fixture: Fixture,
  found: Answer | undefined,
): Promise<void> {
  const { source, operation, expected } = fixture;
  await mkdir(join(folder, 'subgraphs'), { recursive: true });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await Promise.all([
    ...source.subgraphs.map(({ name, sdl }) => writeFile(join(folder, 'subgraphs', `${name}.graphql`), sdl)),
    writeFile(join(folder, 'data.json'), json(source.data)),
    writeFile(join(folder, 'operation.graphql'), `${operation.query}\n`),
    writeFile(join(folder, 'variables.json'), json(operation.variables)),
    writeFile(join(folder, 'expected.json'), json(expected)),
    ...(found === undefined ? [] : [writeFile(join(folder, 'found.json'), json(found))]),
  ]);
}

/** @throws {OracleError} when a file is missing or cannot be read */
export async function readFixture(folder: string): Promise<Fixture> {
  try {
    const text = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
    const files = (await readdir(join(folder, 'subgraphs')))
      .filter((file) => file.endsWith('.graphql'))
      .sort();
    const subgraphs = await Promise.all(
      files.map(async (file) => ({
        name: file.replace(/\.graphql$/, ''),
        sdl: await text('subgraphs', file),
      })),
    );
    return {
      source: { subgraphs, data: JSON.parse(await text('data.json')) },
      operation: {
        query: await text('operation.graphql'),
        variables: JSON.parse(await text('variables.json')),
      },
      expected: JSON.parse(await text('expected.json')),
    };
  } catch (cause) {
    throw new OracleError(`${folder} is no fixture: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/** The folder itself, or the fixtures in it. */
export async function findFixtures(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: Error) => {
    throw new OracleError(`${folder} cannot be read: ${cause.message}`, { cause });
  });
  if (entries.some(({ name }) => name === 'operation.graphql')) return [folder];
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}
