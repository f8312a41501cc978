import { Kind, parse } from 'graphql';

export type OperationType = 'query' | 'mutation' | 'unknown';

/** `unknown` for what does not parse, has no such operation, or subscribes: none of it can be replayed. */
export function operationType(text: string, operationName: string | undefined): OperationType {
  try {
    const operations = parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    for (const definition of operations) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      if (operations.length > 1 && definition.name?.value !== operationName) continue;
      return definition.operation === 'subscription' ? 'unknown' : definition.operation;
    }
    return 'unknown';
  } catch {
    return 'unknown';
  }
}
