import { type GraphletResponse, isRecord } from '@graphlets/platform/wire';
import { TargetError } from './errors.ts';

/**
 * @param source - who answered, for the error
 * @throws {TargetError} when the text is no GraphQL response
 */
export function readAnswer(text: string, source: string): GraphletResponse {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isRecord(value) && ('data' in value || 'errors' in value)) return value;
  throw new TargetError(`${source} answered no GraphQL response: ${text.slice(0, 300)}`);
}
