import { isWindow, type Window } from '../../collect/window.ts';

/** A parameter of the API does not fit; the message says what would. */
export class BadQueryError extends Error {
  override readonly name = 'BadQueryError';
  readonly code = 'BAD_QUERY';
}

/** @throws {BadQueryError} */
export function readWindow(query: URLSearchParams): Window {
  const value = query.get('window') ?? '5m';
  if (!isWindow(value)) throw new BadQueryError(`window: 5m or 1h, not "${value}"`);
  return value;
}

/** @throws {BadQueryError} */
export function readNumber(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name) ?? '';
  if (text === '') return standard;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) {
    throw new BadQueryError(`${name}: a number from 0 up, not "${text}"`);
  }
  return value;
}

/** Undefined when it is absent or empty. */
export function readText(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name)?.trim() ?? '';
  return text === '' ? undefined : text;
}
