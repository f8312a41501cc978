import { isObject } from '../isObject.ts';
import { type Resources, resolveText } from './resolveText.ts';

/** One resource's properties, read with complaints that name the property. */
export interface Properties {
  has(key: string): boolean;
  text(key: string): string;
  number(key: string): number;
  list(key: string): readonly unknown[];
  /** `text`, or the fallback where there is none; one of the choices. */
  choice<T extends string>(key: string, choices: readonly T[], fallback?: T): T;
  /** The same for an object within. */
  inner(value: unknown): Properties;
  /** Each of a list as text. */
  texts(key: string): readonly string[];
  readonly raw: Readonly<Record<string, unknown>>;
}

export function readProperties(value: unknown, resources: Resources): Properties {
  const raw = isObject(value) ? value : {};
  const has = (key: string) => raw[key] !== undefined;
  const text = (key: string) => {
    if (!has(key)) throw new SyntaxError(`${key} is missing`);
    return resolveText(raw[key], resources);
  };
  const list = (key: string): readonly unknown[] => {
    const found = raw[key] ?? [];
    if (!Array.isArray(found)) throw new SyntaxError(`${key} is no list`);
    return found;
  };
  return {
    raw,
    has,
    text,
    list,
    texts: (key) => list(key).map((item) => resolveText(item, resources)),
    number(key) {
      const found = raw[key];
      if (typeof found !== 'number') throw new SyntaxError(`${key} is no number`);
      return found;
    },
    choice(key, choices, fallback) {
      if (fallback !== undefined && !has(key)) return fallback;
      const found = text(key);
      const chosen = choices.find((choice) => choice === found);
      if (chosen === undefined) {
        throw new SyntaxError(`${key} is "${found}"; known here are ${choices.join(', ')}`);
      }
      return chosen;
    },
    inner: (inner) => readProperties(inner, resources),
  };
}
