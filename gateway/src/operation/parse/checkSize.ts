import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import { isIntrospection } from '../introspection/isIntrospection.ts';
import { describeExcess, type OperationLimits } from './limits.ts';

/** Of a selection set with its fragments spread out. */
interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly introspections: number;
}

const nothing: Size = { depth: 0, aliases: 0, fields: 0, introspections: 0 };

/**
 * Measures the operations of a document that is parsed and not yet validated. Each fragment is measured once, so that
 * fragments that spread fragments cost no more than their text; one that spreads itself is validation's to refuse.
 *
 * @returns what is over a limit
 */
export function checkSize(document: DocumentNode, limits: OperationLimits): GraphQLError | undefined {
  const measured = new Map<string, Size>();
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(definition.selectionSet);
    for (const name of ['depth', 'aliases', 'fields', 'introspections'] as const) {
      if (size[name] > limits[name]) {
        return new GraphQLError(describeExcess(name, limits), { nodes: [definition] });
      }
    }
  }
  return undefined;

  function measure(set: SelectionSetNode | undefined): Size {
    let { depth, aliases, fields, introspections } = nothing;
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : measure(selection.selectionSet);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      aliases += inner.aliases + (isField && selection.alias !== undefined ? 1 : 0);
      fields += inner.fields + (isField ? 1 : 0);
      introspections += inner.introspections + (isField && isIntrospection(selection.name.value) ? 1 : 0);
    }
    return { depth, aliases, fields, introspections };
  }

  function measureFragment(name: string): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, nothing);
    const size = measure(fragments.get(name));
    measured.set(name, size);
    return size;
  }
}
