import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './fragmentsOf.ts';

/**
 * The operation as a planner takes it: no named fragment, a field once in each selection set, no fragment inside a
 * fragment that says the same or more, and none that no object can satisfy (spec October 2021, 5.5.2.3, allows those).
 *
 * @param document - valid, of one operation and its fragments, without conditions and introspection
 */
export function normalize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode {
  const fragments = fragmentsOf(document);
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`The schema has no ${operation.operation} type.`);
  const normalizer = new Normalizer(schema, fragments);
  const selectionSet = normalizer.normalizeSets(root, normalizer.possibleTypes(root), [
    operation.selectionSet,
  ]);
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet: selectionSet ?? justTypeName }] };
}

/** Names of object types. */
type Types = ReadonlySet<string>;

/** What several selection sets ask of the objects of one type. */
interface Collected {
  /** By response name. */
  readonly fields: Map<string, FieldNode[]>;
  /** By type condition: for some of the objects only. */
  readonly parts: Map<string, SelectionSetNode[]>;
}

const justTypeName: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

class Normalizer {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  possibleTypes(type: GraphQLCompositeType): Types {
    return new Set(isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(nameOf) : [type.name]);
  }

  /**
   * @param types - that the objects may have, out of those of `type`
   * @returns undefined when nothing is asked of them
   */
  normalizeSets(
    type: GraphQLCompositeType,
    types: Types,
    sets: readonly SelectionSetNode[],
  ): SelectionSetNode | undefined {
    const collected: Collected = { fields: new Map(), parts: new Map() };
    for (const set of sets) this.#collect(type, types, set, collected);
    const selections: SelectionNode[] = [...collected.fields.values()].map((nodes) =>
      this.#normalizeField(type, nodes),
    );
    for (const [name, inner] of collected.parts) {
      const condition = this.#compositeType(name);
      const part = this.normalizeSets(condition, common(types, this.possibleTypes(condition)), inner);
      if (part === undefined) continue;
      const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const;
      selections.push({ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: part });
    }
    return selections.length === 0 ? undefined : { kind: Kind.SELECTION_SET, selections };
  }

  #normalizeField(parent: GraphQLCompositeType, nodes: readonly FieldNode[]): FieldNode {
    const [field] = nodes;
    if (field === undefined) throw new Error('a field without a node');
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const declared = isUnionType(parent) ? undefined : parent.getFields()[field.name.value]?.type;
    const type = getNamedType(declared);
    if (!isCompositeType(type)) return field;
    const selectionSet = this.normalizeSets(type, this.possibleTypes(type), sets) ?? justTypeName;
    return { ...field, selectionSet };
  }

  #collect(type: GraphQLCompositeType, types: Types, set: SelectionSetNode, collected: Collected): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        push(collected.fields, (selection.alias ?? selection.name).value, selection);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = this.#compositeType(fragment.typeCondition?.name.value ?? type.name);
      const left = common(types, this.possibleTypes(condition));
      if (left.size === 0) continue;
      if (
        condition === type ||
        (isAbstractType(condition) && !isUnionType(type) && this.#schema.isSubType(condition, type))
      ) {
        this.#collect(type, types, fragment.selectionSet, collected);
      } else {
        const [only = ''] = left;
        push(collected.parts, left.size === 1 ? only : condition.name, fragment.selectionSet);
      }
    }
  }

  #compositeType(name: string): GraphQLCompositeType {
    const type = this.#schema.getType(name);
    if (!isCompositeType(type)) throw new Error(`"${name}" is no type with fields.`);
    return type;
  }
}

function common(a: Types, b: Types): Types {
  return new Set([...a].filter((name) => b.has(name)));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
