import {
  type DocumentNode,
  execute,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsOf } from '../normalize/fragmentsOf.ts';
import type { Variables } from '../variables/coerceVariables.ts';
import { isIntrospection } from './isIntrospection.ts';

/** A query's introspection apart from the rest, which graphlets answer. */
export interface SplitDocument {
  /** Without introspection, no selection set empty; undefined when nothing is left for graphlets. */
  readonly data: DocumentNode | undefined;
  /** Only introspection; undefined when there is none. */
  readonly introspection: DocumentNode | undefined;
}

/** @param document - without conditions */
export function splitIntrospection(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SplitDocument {
  const isMeta = (field: FieldNode) => isIntrospection(field.name.value);
  const introspection = filterRoot(document, operation, isMeta);
  const data = filterRoot(
    document,
    operation,
    (field) => !isMeta(field) && field.name.value !== '__typename',
  );
  return {
    introspection,
    data: data === undefined ? undefined : fillEmpty(data),
  };
}

/** Answers introspection by the API schema (spec October 2021, 4). */
export async function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Variables,
): Promise<Readonly<Record<string, unknown>>> {
  const result = await execute({ schema, document, operationName, variableValues: variables });
  return result.data ?? {};
}

/** The document with those fields of the root only, through its fragments; undefined when none is left. */
function filterRoot(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  keeps: (field: FieldNode) => boolean,
): DocumentNode | undefined {
  const fragments = fragmentsOf(document);
  const filter = (set: SelectionSetNode): readonly SelectionNode[] =>
    set.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return keeps(selection) ? [selection] : [];
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      // Every fragment that is valid at the root applies there: its fields are the root's.
      return fragment === undefined ? [] : filter(fragment.selectionSet);
    });
  const selections = filter(operation.selectionSet);
  if (selections.length === 0) return undefined;
  const filtered: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return {
    kind: Kind.DOCUMENT,
    definitions: [filtered, ...fragments.values()],
  };
}

/** What conditions have emptied asks for the type's name, so that the object is fetched all the same. */
function fillEmpty(document: DocumentNode): DocumentNode {
  const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
  return visit(document, {
    SelectionSet: (set) => (set.selections.length === 0 ? { ...set, selections: [typeName] } : undefined),
  });
}
