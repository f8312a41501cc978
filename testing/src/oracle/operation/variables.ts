import type { Random } from '../random.ts';
import { drawInput, type InputTypes } from '../schema/inputs.ts';

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly definition: string;
  /** Absent when the client leaves the variable out. */
  readonly value?: { readonly json: unknown };
}

/** The variables of one operation, made as places ask for them. */
export interface Variables {
  /** A variable that may stand in a place of this type. */
  draw(type: string): string;
  /** `($v0: Int!, ...)`, empty without variables. */
  definitions(): string;
  values(): Readonly<Record<string, unknown>>;
}

export function createVariables(random: Random, types: InputTypes): Variables {
  const known: Variable[] = [];

  function declare(type: string): Variable {
    const name = `v${known.length}`;
    const hasDefault = random.chance(0.3);
    const isNonNull = type.endsWith('!');
    // A nullable variable with a default may stand where null may not (spec October 2021, 5.8.5).
    const declared = isNonNull && hasDefault && random.chance(0.5) ? type.slice(0, -1) : type;
    const canOmit = hasDefault || !declared.endsWith('!');
    const valueType = declared === type ? declared : type;
    const fallback = hasDefault ? ` = ${drawInput(random, type, types).literal}` : '';
    return {
      name,
      type,
      definition: `$${name}: ${declared}${fallback}`,
      ...(!(canOmit && random.chance(0.3)) && { value: { json: drawInput(random, valueType, types).json } }),
    };
  }

  return {
    draw(type) {
      const same = known.find((variable) => variable.type === type);
      if (same !== undefined && random.chance(0.3)) return same.name;
      const variable = declare(type);
      known.push(variable);
      return variable.name;
    },
    definitions: () =>
      known.length === 0 ? '' : `(${known.map(({ definition }) => definition).join(', ')})`,
    values: () =>
      Object.fromEntries(
        known.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value.json]])),
      ),
  };
}
