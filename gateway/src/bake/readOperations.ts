import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '@graphlets/platform/wire';
import { Kind, parse } from 'graphql';
import type { SentOperation } from './bakePlans.ts';

/**
 * Operations of a file or of all files in a folder: documents (`.graphql`), each of whose operations counts, and traffic
 * (`.ndjson`), records with `text` and `operationName`.
 *
 * @throws {TypeError} when a file is neither; the message names it, and the line
 */
export function readOperations(path: string): readonly SentOperation[] {
  if (statSync(path).isDirectory()) {
    return readdirSync(path)
      .sort()
      .filter((name) => /\.(graphql|ndjson)$/.test(name))
      .flatMap((name) => readOperations(join(path, name)));
  }
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.graphql')) return operationsOf(text, path);
  if (path.endsWith('.ndjson')) return operationsIn(text, path);
  throw new TypeError(`${path} is neither .graphql nor .ndjson.`);
}

function operationsOf(source: string, path: string): readonly SentOperation[] {
  try {
    return parse(source).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? [{ source, operationName: definition.name?.value }]
        : [],
    );
  } catch (error) {
    throw new TypeError(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function operationsIn(text: string, path: string): readonly SentOperation[] {
  const found = new Map<string, SentOperation>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch {
      throw new TypeError(`${path}:${index + 1} is no JSON.`);
    }
    // Only the first record of an operation has its text; the first line of a traffic file is about the file.
    if (!isRecord(record) || typeof record.text !== 'string') continue;
    const operationName = typeof record.operationName === 'string' ? record.operationName : undefined;
    found.set(`${operationName}\n${record.text}`, { source: record.text, operationName });
  }
  return [...found.values()];
}
