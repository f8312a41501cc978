/** JSON text of a leaf, or undefined when the value is not of its type. */
export type LeafWriter = (value: unknown) => string | undefined;

const MAX_INT = 2_147_483_647;

/** Result coercion of the built-in scalars (spec October 2021, 3.5); other scalars pass as they are. */
const scalars: Readonly<Record<string, LeafWriter>> = {
  Int: (value) =>
    typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_INT + (value < 0 ? 1 : 0)
      ? String(value)
      : undefined,
  Float: (value) => (typeof value === 'number' && Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  String: (value) => (typeof value === 'string' ? JSON.stringify(value) : undefined),
  ID: (value) => {
    if (typeof value === 'string') return JSON.stringify(value);
    return Number.isInteger(value) ? `"${value}"` : undefined;
  },
};

export function scalarWriter(name: string): LeafWriter {
  return scalars[name] ?? ((value) => JSON.stringify(value));
}

export function enumWriter(values: readonly string[]): LeafWriter {
  const texts = new Map(values.map((value) => [value, JSON.stringify(value)]));
  return (value) => (typeof value === 'string' ? texts.get(value) : undefined);
}
