/** Where two answers differ: `cause` groups the same difference of many requests. */
export interface AnswerDifference {
  /** Path without indexes, and what is different there. */
  readonly cause: string;
  readonly path: string;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const MOST = 20;

/** All places where two GraphQL answers differ, up to a number. Runs in k6. */
export function diffAnswers(left: string, right: string): readonly AnswerDifference[] {
  if (left === right) return [];
  const [a, b] = [parse(left), parse(right)];
  if (a === undefined || b === undefined) {
    return [{ path: '', cause: a === b ? 'neither is JSON, and they differ' : 'one is not JSON' }];
  }
  const found: AnswerDifference[] = [];
  walk(a, b, '', '', found);
  return found;
}

function walk(a: Json, b: Json, path: string, shape: string, found: AnswerDifference[]): void {
  if (found.length >= MOST || a === b) return;
  const add = (what: string) => found.push({ path, cause: `${shape === '' ? '(answer)' : shape}: ${what}` });
  if (isList(a) && isList(b)) {
    if (a.length !== b.length) add('another number of items');
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      walk(a[at] as Json, b[at] as Json, `${path}[${at}]`, `${shape}[]`, found);
    }
    return;
  }
  if (isObject(a) && isObject(b)) {
    const codes = [codeOf(a), codeOf(b)];
    if (codes[0] !== codes[1]) {
      add(`code ${codes[0] ?? 'none'} became ${codes[1] ?? 'none'}`);
      return;
    }
    for (const key of Object.keys({ ...a, ...b })) {
      const inner = path === '' ? key : `${path}.${key}`;
      const innerShape = shape === '' ? key : `${shape}.${key}`;
      const isLeft = Object.hasOwn(a, key);
      if (isLeft && Object.hasOwn(b, key)) walk(a[key] as Json, b[key] as Json, inner, innerShape, found);
      else if (found.length < MOST)
        found.push({ path: inner, cause: `${innerShape}: ${isLeft ? 'missing' : 'new'}` });
    }
    return;
  }
  if (a === null || b === null) add(a === null ? 'null became a value' : 'a value became null');
  else add(kindOf(a) === kindOf(b) ? 'another value' : `${kindOf(a)} became ${kindOf(b)}`);
}

function codeOf(value: { readonly [key: string]: Json }): Json | undefined {
  const { extensions } = value;
  return extensions !== undefined && isObject(extensions) ? extensions.code : undefined;
}

function kindOf(value: Json): string {
  return isList(value) ? 'list' : typeof value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
