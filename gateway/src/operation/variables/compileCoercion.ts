import { isRecord } from '@graphlets/platform/wire';
import type { Variables } from './coerceVariables.ts';
import type { InputField, InputObject, InputShape, InputShapes } from './inputShape.ts';

/**
 * Coerces a request's variables.
 *
 * @returns undefined when one of them is wrong; what is wrong with it is for graphql-js to say
 */
export type Coercion = (variables: Variables) => Variables | undefined;

/** @returns undefined for a value that is not of its type; nothing that is of one is undefined */
type Coerce = (value: unknown) => unknown;

interface CompiledField {
  readonly name: string;
  readonly coerce: Coerce;
  readonly isRequired: boolean;
  /** The default, where there is one. */
  readonly defaults: readonly unknown[];
}

const MAX_INT = 2_147_483_647;
const MIN_INT = -2_147_483_648;

/** Coerces variables as the spec says (October 2021, 6.1.2 and 3.5 to 3.12), without a schema. */
export function compileCoercion({ variables, objects }: InputShapes): Coercion {
  const known = new Map<string, Coerce>();
  const fields = variables.map(compileField);

  return (given) => coerceFields(fields, given);

  function compileField(field: InputField): CompiledField {
    return {
      name: field.name,
      coerce: compile(field.type),
      isRequired: field.type.kind === 'nonNull',
      defaults: Object.hasOwn(field, 'defaultValue') ? [field.defaultValue] : [],
    };
  }

  function compile(type: InputShape): Coerce {
    if (type.kind !== 'nonNull') {
      const coerce = compileNullable(type);
      return (value) => (value === null ? null : coerce(value));
    }
    const coerce = compile(type.of);
    return (value) => coerce(value) ?? undefined;
  }

  function compileNullable(type: Exclude<InputShape, { kind: 'nonNull' }>): Coerce {
    switch (type.kind) {
      case 'list':
        return compileList(compile(type.of));
      case 'scalar':
        return scalars.get(type.name) ?? ((value) => value);
      case 'enum': {
        const values = new Set<unknown>(type.values);
        return (value) => (values.has(value) ? value : undefined);
      }
      case 'object':
        // Looked up when it is needed: it may be within itself.
        return (value) => coerceObject(type.name)(value);
    }
  }

  function coerceObject(name: string): Coerce {
    const made = known.get(name) ?? compileObject(objects[name] ?? { fields: [], isOneOf: false });
    known.set(name, made);
    return made;
  }

  function compileObject({ fields: shapes, isOneOf }: InputObject): Coerce {
    const inner = shapes.map(compileField);
    const names = new Set(shapes.map(({ name }) => name));
    return (value) => {
      if (!isRecord(value)) return undefined;
      if (!Object.keys(value).every((key) => names.has(key))) return undefined;
      const coerced = coerceFields(inner, value);
      if (coerced === undefined || !isOneOf) return coerced;
      const values = Object.values(coerced);
      return values.length === 1 && values[0] !== null ? coerced : undefined;
    };
  }
}

/** What is not given has its default, or is left out where it may be. */
function coerceFields(
  fields: readonly CompiledField[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const coerced: Record<string, unknown> = {};
  for (const { name, coerce, isRequired, defaults } of fields) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      if (defaults.length > 0) [coerced[name]] = defaults;
      else if (isRequired) return undefined;
      continue;
    }
    const result = coerce(value);
    if (result === undefined) return undefined;
    coerced[name] = result;
  }
  return coerced;
}

function compileList(coerce: Coerce): Coerce {
  return (value) => {
    const coerced = (Array.isArray(value) ? value : [value]).map(coerce);
    return coerced.includes(undefined) ? undefined : coerced;
  };
}

const scalars: ReadonlyMap<string, Coerce> = new Map<string, Coerce>([
  ['Int', (value) => (isInt(value) ? value : undefined)],
  ['Float', (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)],
  ['String', (value) => (typeof value === 'string' ? value : undefined)],
  ['Boolean', (value) => (typeof value === 'boolean' ? value : undefined)],
  [
    'ID',
    (value) => {
      if (typeof value === 'string') return value;
      return Number.isSafeInteger(value) ? String(value) : undefined;
    },
  ],
]);

function isInt(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value <= MAX_INT && value >= MIN_INT;
}
