import { type DocumentNode, Kind } from 'graphql';
import type { ParsedOperation } from '../parse/parseOperation.ts';

/** The same operation in a changed document. */
export function sameOperation(parsed: ParsedOperation, document: DocumentNode): ParsedOperation {
  const name = parsed.operation.name?.value;
  const found = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name,
  );
  if (found?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the operation is gone');
  return { ...parsed, document, operation: found };
}
