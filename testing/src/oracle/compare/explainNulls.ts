import { isRecord } from '@graphlets/platform/wire';
import type { AnswerError, Path } from './answer.ts';

export interface Explained {
  /** Nulls of the data that an error explains, by their path as text. */
  readonly nulls: ReadonlyMap<string, AnswerError>;
  /** Errors whose path leads to no null. */
  readonly astray: readonly AnswerError[];
}

/** Finds for each error the null that it led to: the first one on its path. */
export function explainNulls(data: unknown, errors: readonly AnswerError[]): Explained {
  const nulls = new Map<string, AnswerError>();
  const astray: AnswerError[] = [];
  for (const error of errors) {
    const path = findNull(data, error.path);
    if (path === undefined) astray.push(error);
    else nulls.set(JSON.stringify(path), { ...error, path });
  }
  return { nulls, astray };
}

function findNull(data: unknown, path: Path): Path | undefined {
  let value = data;
  for (let depth = 0; ; depth++) {
    if (value === null) return path.slice(0, depth);
    const step = path[depth];
    if (step === undefined) return undefined;
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
}
