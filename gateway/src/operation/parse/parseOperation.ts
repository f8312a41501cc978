import type { ErrorCode } from '@graphlets/platform/errors';
import type { WireError } from '@graphlets/platform/wire';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Refusal } from '../engine.ts';
import { checkSize } from './checkSize.ts';
import { checkTokens } from './checkTokens.ts';
import { dropLocations } from './dropLocations.ts';
import { defaultLimits, type OperationLimits } from './limits.ts';

export interface ParsedOperation {
  readonly kind: 'parsed';
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** How graphql-js says that it gave up comparing fields that may stand for one another (spec October 2021, 5.3.2). */
const ABORTED = 'Validation aborted.';
const TOO_MUCH_TO_COMPARE =
  'The operation is over the limit of what can be validated: it repeats too many fields.';

/**
 * Parses, validates and selects the operation (spec October 2021, 5 and 6.1), as a server does before it executes. What is
 * over a limit is refused before more work goes into it.
 */
export function parseOperation(
  schema: GraphQLSchema,
  source: string,
  operationName: string | undefined,
  limits: OperationLimits = defaultLimits,
): ParsedOperation | Refusal {
  let document: DocumentNode;
  try {
    const excess = checkTokens(source, limits);
    if (excess !== undefined) return refusal('OPERATION_LIMIT_EXCEEDED', [excess]);
    document = parse(source);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refusal('GRAPHQL_PARSE_FAILED', [error]);
  }
  const excess = checkSize(document, limits);
  if (excess !== undefined) return refusal('OPERATION_LIMIT_EXCEEDED', [excess]);
  const errors = validate(schema, document);
  if (errors.some(({ message }) => message === ABORTED)) {
    return refusal('OPERATION_LIMIT_EXCEEDED', [new GraphQLError(TOO_MUCH_TO_COMPARE)]);
  }
  if (errors.length > 0) return refusal('GRAPHQL_VALIDATION_FAILED', errors);

  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const chosen =
    operationName === undefined
      ? operations
      : operations.filter((operation) => operation.name?.value === operationName);
  const [operation, other] = chosen;
  if (operation === undefined || other !== undefined) {
    const message =
      operationName === undefined
        ? 'The document has several operations: name one in "operationName".'
        : `The document has no operation named "${operationName}".`;
    return refusal('OPERATION_RESOLUTION_FAILURE', [new GraphQLError(message)]);
  }
  if (operation.operation === 'subscription') {
    return refusal('GRAPHQL_VALIDATION_FAILED', [new GraphQLError('Subscriptions are not supported.')]);
  }
  if (schema.getRootType(operation.operation) == null) {
    const message = `The schema has no ${operation.operation} type.`;
    return refusal('GRAPHQL_VALIDATION_FAILED', [new GraphQLError(message, { nodes: [operation] })]);
  }
  dropLocations(document);
  return { kind: 'parsed', document, operation };
}

function refusal(code: ErrorCode, errors: readonly GraphQLError[]): Refusal {
  return { kind: 'refusal', errors: errors.map((error) => toWireError(error, code)) };
}

export function toWireError(error: GraphQLError, code: ErrorCode): WireError {
  const { message, locations, extensions } = error;
  return {
    message,
    ...(locations !== undefined && { locations }),
    extensions: { code, ...extensions },
  };
}
