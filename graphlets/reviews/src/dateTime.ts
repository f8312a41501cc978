import { badInput } from '@graphlets/platform/graphlet/connection';
import { GraphQLScalarType, Kind } from 'graphql';

/** ISO 8601 in UTC; kept as text. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: check,
  parseValue: check,
  parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
});

function check(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))) {
    return value;
  }
  throw badInput(`DateTime must be an ISO 8601 instant, not ${JSON.stringify(value)}.`);
}
