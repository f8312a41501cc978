import { type DocumentNode, type FieldDefinitionNode, Kind, visit } from 'graphql';

const BUILT_IN: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

/** A subgraph's schema without what points to nothing: what is left after parts of it were removed. */
export function cleanSdl(document: DocumentNode): DocumentNode {
  let current = document;
  for (let size = Number.POSITIVE_INFINITY; countNodes(current) < size; ) {
    size = countNodes(current);
    current = cleanOnce(current);
  }
  return current;
}

function cleanOnce(document: DocumentNode): DocumentNode {
  const types = new Set<string>(BUILT_IN);
  for (const definition of document.definitions) {
    if ('name' in definition && definition.name !== undefined) types.add(definition.name.value);
  }
  const words = wordsOfSelections(document);
  const exists = (node: { readonly name: { readonly value: string } }) => types.has(node.name.value);
  return visit(document, {
    leave(node) {
      switch (node.kind) {
        case Kind.FIELD_DEFINITION:
          return types.has(typeName(node)) && !isUnusedExternal(node, words) ? undefined : null;
        case Kind.UNION_TYPE_DEFINITION:
          return replaceEmpty((node.types ?? []).filter(exists), (kept) => ({ ...node, types: kept }));
        case Kind.OBJECT_TYPE_DEFINITION:
          return replaceEmpty(node.fields ?? [], () => ({
            ...node,
            interfaces: (node.interfaces ?? []).filter(exists),
          }));
        case Kind.INTERFACE_TYPE_DEFINITION:
        case Kind.ENUM_TYPE_DEFINITION:
        case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
          const parts = node.kind === Kind.ENUM_TYPE_DEFINITION ? node.values : node.fields;
          return parts?.length === 0 ? null : undefined;
        }
        default:
          return undefined;
      }
    },
  });
}

function replaceEmpty<TPart, TNode>(
  parts: readonly TPart[],
  make: (parts: readonly TPart[]) => TNode,
): TNode | null {
  return parts.length === 0 ? null : make(parts);
}

function typeName({ type }: FieldDefinitionNode): string {
  let named = type;
  while (named.kind !== Kind.NAMED_TYPE) named = named.type;
  return named.name.value;
}

function isUnusedExternal(field: FieldDefinitionNode, words: ReadonlySet<string>): boolean {
  const isExternal = (field.directives ?? []).some(({ name }) => name.value === 'external');
  return isExternal && !words.has(field.name.value);
}

/** Every name in the selections of `@key`, `@requires` and `@provides`. */
function wordsOfSelections(document: DocumentNode): ReadonlySet<string> {
  const words = new Set<string>();
  visit(document, {
    Directive({ arguments: args }) {
      for (const { name, value } of args ?? []) {
        if (name.value !== 'fields' || value.kind !== Kind.STRING) continue;
        for (const [word] of value.value.matchAll(/\w+/g)) words.add(word);
      }
    },
  });
  return words;
}

function countNodes(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    enter() {
      count++;
    },
  });
  return count;
}
