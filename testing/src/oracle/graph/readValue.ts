import { hashText } from '../random.ts';
import type { StoredObject, StoredValue } from './graphSource.ts';

/** JSON with the keys of every object in order: equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What a field's answer depends on besides its object, as text. */
export function inputsText(args: Readonly<Record<string, unknown>>, required: unknown): string {
  const argsText = Object.keys(args).length === 0 ? '' : canonicalJson(args);
  const requiredText = required === undefined ? '' : canonicalJson(required);
  return argsText + (requiredText.length > 200 ? hashText(requiredText).toString(16) : requiredText);
}

/** A field that the data does not have is null. */
export function chooseValue(object: StoredObject, field: string, inputs: string): StoredValue {
  const values = object.fields[field] ?? [];
  return values[inputs === '' ? 0 : hashText(inputs) % values.length] ?? null;
}

export interface ValueContext<TObject> {
  readonly inputs: string;
  /** Mutations so far. */
  readonly sequence: number;
  readonly object: (id: string) => TObject;
  readonly error: (message: string) => unknown;
}

/** A stored value as a resolver returns it. */
export function expandValue<TObject>(value: StoredValue, context: ValueContext<TObject>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((element) => expandValue(element, context));
  if ('$ref' in value) return context.object(value.$ref);
  if ('$error' in value) return context.error(value.$error);
  if ('$echo' in value) return value.$echo + context.inputs;
  if ('$sequence' in value) return `${value.$sequence}#${context.sequence}`;
  return value.$json;
}

function isList(value: object): value is readonly StoredValue[] {
  return Array.isArray(value);
}
