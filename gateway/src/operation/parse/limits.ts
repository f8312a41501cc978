/** What an operation may be at most, so that parsing, validating, planning and running it stay cheap. */
export interface OperationLimits {
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Fields below each other, fragments followed; also brackets within each other. */
  readonly depth: number;
  /** Aliases, counted again wherever a fragment is spread. */
  readonly aliases: number;
  /** Fields, counted again wherever a fragment is spread. */
  readonly fields: number;
  /** `__schema` and `__type`, counted again wherever a fragment is spread: each may bring the whole schema. */
  readonly introspections: number;
  /** Entities that a graphlet is asked for in one call. */
  readonly entities: number;
}

export const defaultLimits: OperationLimits = {
  tokens: 15_000,
  depth: 60,
  aliases: 500,
  fields: 10_000,
  introspections: 20,
  entities: 100_000,
};

export type LimitName = keyof OperationLimits;

export function describeExcess(name: LimitName, limits: OperationLimits): string {
  return `The operation is over the limit of ${limits[name]} for ${name}.`;
}
