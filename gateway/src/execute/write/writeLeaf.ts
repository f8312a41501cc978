import { type DataValue, textOf } from '../data/data.ts';

/** JSON text of a leaf in the answer, or undefined when the value is not of its type. */
export type LeafWriter = (value: DataValue) => string | undefined;

const QUOTE = 0x22;
const MAX_INT = 2_147_483_647;
const SMALL_INT = /^(?:0|-?[1-9]\d{0,8})$/;

/** Result coercion of the built-in scalars (spec October 2021, 3.5); other scalars pass as they are. */
const scalars: ReadonlyMap<string, LeafWriter> = new Map(
  Object.entries({
    Int: writeInt,
    Float: (value: DataValue) => (isNumber(value) && Number.isFinite(Number(value)) ? value : undefined),
    Boolean: (value: DataValue) => (value === 'true' || value === 'false' ? value : undefined),
    String: (value: DataValue) => (isString(value) ? value : undefined),
    ID: (value: DataValue) => {
      if (isString(value)) return value;
      return isNumber(value) && Number.isInteger(Number(value)) ? `"${Number(value)}"` : undefined;
    },
  } satisfies Record<string, LeafWriter>),
);

export function scalarWriter(name: string): LeafWriter {
  return scalars.get(name) ?? textOf;
}

export function enumWriter(values: readonly string[]): LeafWriter {
  const texts = new Set<unknown>(values.map((value) => JSON.stringify(value)));
  return (value) => (typeof value === 'string' && texts.has(value) ? value : undefined);
}

function isString(value: DataValue): value is string {
  return typeof value === 'string' && value.charCodeAt(0) === QUOTE;
}

/** A text that begins with a digit or a minus was read as a JSON number. */
function isNumber(value: DataValue): value is string {
  if (typeof value !== 'string') return false;
  const first = value.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || first === 0x2d;
}

/** A whole number of 32 bits, also when it is written as `1.0`. */
function writeInt(value: DataValue): string | undefined {
  if (!isNumber(value)) return undefined;
  if (SMALL_INT.test(value)) return value;
  const number = Number(value);
  const isInt = Number.isInteger(number) && number <= MAX_INT && number >= -MAX_INT - 1;
  return isInt ? String(number) : undefined;
}
