import { readFileSync } from 'node:fs';
import { TrafficFileError } from '../errors.ts';
import { isObject, parseJson, text } from '../traffic/fields.ts';

/**
 * Texts of persisted operations by their hash: `{"<hash>": "<text>"}`, or Apollo's manifest
 * (`{"operations": [{"id", "body"}]}`).
 */
export function readOperations(path: string): Map<string, string> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TrafficFileError(`${path} cannot be read.`, { cause });
  }
  const value = parseJson(content);
  if (!isObject(value)) throw new TrafficFileError(`${path} is no JSON object of operations.`);
  const pairs = Array.isArray(value.operations)
    ? value.operations.flatMap((entry) => (isObject(entry) ? [[entry.id, entry.body] as const] : []))
    : Object.entries(value);
  return new Map(
    pairs.flatMap(([hash, body]) => {
      const known = text(body);
      return typeof hash === 'string' && known !== undefined ? [[hash, known] as const] : [];
    }),
  );
}
