import type { Random } from '../random.ts';

/** An input value both ways that a client may write it. */
export interface InputValue {
  /** As a GraphQL literal, which may name variables. */
  readonly literal: string;
  /** As JSON, for a variable. */
  readonly json: unknown;
}

export interface InputType {
  readonly fields: readonly InputField[];
}

export interface InputField {
  readonly name: string;
  readonly type: string;
  /** Literal. */
  readonly default?: string | undefined;
}

/** What is needed to draw values: the enums and input objects by name. */
export interface InputTypes {
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly inputs: ReadonlyMap<string, InputType>;
}

/** Draws a variable for a place inside of a value; undefined for a value in place. */
export type DrawVariable = (type: string) => string | undefined;

const TEXTS = ['', 'a', 'näïve', 'a "quoted" \\ one', 'line\nbreak', '{$x}', '__proto__', '0', 'null', '𝒳'];
const INTS = [0, 1, -1, 7, 42, 2_147_483_647, -2_147_483_648];
const FLOATS = [0, 0.1, -2.5, 1e21, 3, 1.5e-7];

/** Draws a value of an input type such as `[In0!]`. */
export function drawInput(
  random: Random,
  type: string,
  types: InputTypes,
  drawVariable: DrawVariable = () => undefined,
): InputValue {
  if (type.endsWith('!')) return drawNonNull(random, type.slice(0, -1), types, drawVariable);
  if (random.chance(0.1)) return { literal: 'null', json: null };
  return drawNonNull(random, type, types, drawVariable);
}

function drawNonNull(
  random: Random,
  type: string,
  types: InputTypes,
  drawVariable: DrawVariable,
): InputValue {
  if (type.startsWith('[')) {
    const element = type.slice(1, -1);
    // A single value is a list of one (spec October 2021, 3.11).
    if (random.chance(0.1) && !element.startsWith('[')) {
      const single = drawNonNull(random, element.replace(/!$/, ''), types, () => undefined);
      return single;
    }
    const values = Array.from({ length: random.int(0, 3) }, () =>
      drawPart(random, element, types, drawVariable),
    );
    return {
      literal: `[${values.map(({ literal }) => literal).join(', ')}]`,
      json: values.map(({ json }) => json),
    };
  }
  const enumValues = types.enums.get(type);
  if (enumValues !== undefined) {
    const value = random.pick(enumValues);
    return { literal: value, json: value };
  }
  const input = types.inputs.get(type);
  return input === undefined ? drawScalar(random, type) : drawObject(random, input, types, drawVariable);
}

function drawObject(
  random: Random,
  { fields }: InputType,
  types: InputTypes,
  drawVariable: DrawVariable,
): InputValue {
  const parts = fields
    .filter(
      ({ type, default: ownDefault }) =>
        (type.endsWith('!') && ownDefault === undefined) || random.chance(0.6),
    )
    .map(({ name, type }) => ({ name, value: drawPart(random, type, types, drawVariable) }));
  return {
    literal: `{ ${parts.map(({ name, value }) => `${name}: ${value.literal}`).join(', ')} }`,
    json: Object.fromEntries(parts.map(({ name, value }) => [name, value.json])),
  };
}

function drawPart(random: Random, type: string, types: InputTypes, drawVariable: DrawVariable): InputValue {
  const variable = random.chance(0.15) ? drawVariable(type) : undefined;
  if (variable !== undefined) return { literal: `$${variable}`, json: null };
  return drawInput(random, type, types, drawVariable);
}

function drawScalar(random: Random, type: string): InputValue {
  switch (type) {
    case 'Int':
      return plain(random.pick(INTS));
    case 'Float':
      return plain(random.pick(FLOATS));
    case 'Boolean':
      return plain(random.chance(0.5));
    case 'ID':
      return plain(random.chance(0.5) ? random.int(0, 99) : random.pick(TEXTS));
    case 'String':
      return plain(random.pick(TEXTS));
    default:
      return { literal: '{ a: [1, "x"], b: { c: true } }', json: { a: [1, 'x'], b: { c: true } } };
  }
}

function plain(value: string | number | boolean): InputValue {
  return { literal: JSON.stringify(value), json: value };
}
