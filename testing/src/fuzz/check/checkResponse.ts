import { publicMessages } from '@graphlets/platform/errors';
import { isRecord } from '@graphlets/platform/wire';

/** What a response says, where it is a GraphQL response (spec October 2021, 7.1); else what is wrong with it. */
export type CheckedResponse =
  | { readonly problem: string }
  | { readonly data: unknown; readonly hasData: boolean; readonly codes: readonly string[] };

const PARTS = new Set(['data', 'errors', 'extensions']);

export function checkResponse(response: unknown): CheckedResponse {
  if (!isRecord(response)) return { problem: 'the response is no object' };
  const unknown = Object.keys(response).find((key) => !PARTS.has(key));
  if (unknown !== undefined) return { problem: `the response has a member "${unknown}"` };
  const { data, errors } = response;
  const hasData = Object.hasOwn(response, 'data');
  if (errors === undefined) {
    return hasData ? { data, hasData, codes: [] } : { problem: 'neither data nor errors' };
  }
  if (!Array.isArray(errors) || errors.length === 0)
    return { problem: '"errors" is no list with errors in it' };
  const codes: string[] = [];
  for (const error of errors) {
    const problem = checkError(error);
    if (problem !== undefined) return { problem };
    const { code, graphlet } = error.extensions;
    // A graphlet has codes of its own.
    if (graphlet === undefined && !Object.hasOwn(publicMessages, code)) {
      return { problem: `an unknown code "${code.slice(0, 80)}"` };
    }
    codes.push(code);
  }
  return { data, hasData, codes };
}

function checkError(error: unknown): string | undefined {
  if (!isRecord(error)) return 'an error is no object';
  const { message, path, locations, extensions } = error;
  if (typeof message !== 'string') return 'an error has no message';
  if (!isRecord(extensions) || typeof extensions.code !== 'string') return 'an error has no code';
  if (
    path !== undefined &&
    !isList(path, (part) => typeof part === 'string' || (Number.isInteger(part) && Number(part) >= 0))
  ) {
    return 'the path of an error is no path';
  }
  if (
    locations !== undefined &&
    !isList(locations, (place) => isRecord(place) && Number.isInteger(place.line))
  ) {
    return 'the locations of an error are none';
  }
  return undefined;
}

function isList(value: unknown, isElement: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isElement);
}
