import { type ASTNode, type DirectiveNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';
import type { GraphSource } from '../graph/graphSource.ts';
import { cleanSdl } from './cleanSdl.ts';
import { removeMost } from './removeMost.ts';
import { shrinkSelections } from './shrinkSelections.ts';

/**
 * Makes a graph as small as it gets: without subgraphs, types, fields, arguments and directives that the failure
 * does not need.
 *
 * @param fails - whether a candidate composes, takes the operation and still fails alike
 */
export async function shrinkGraph(
  source: GraphSource,
  fails: (candidate: GraphSource) => Promise<boolean>,
): Promise<GraphSource> {
  let current = source;
  let sizeBefore = Number.POSITIVE_INFINITY;
  while (sizeOf(current) < sizeBefore) {
    sizeBefore = sizeOf(current);
    for (const list of [listSubgraphs, listEverywhere, listParts]) {
      const documents = new Map(
        current.subgraphs.map(({ name, sdl }) => [name, parse(sdl, { noLocation: true })] as const),
      );
      let best = current;
      await removeMost(list(documents), async (removed) => {
        const candidate = apply(current, documents, removed);
        if (!(await fails(candidate))) return false;
        best = candidate;
        return true;
      });
      current = best;
    }
    current = await shrinkSelections(current, fails);
  }
  return current;
}

type Documents = ReadonlyMap<string, DocumentNode>;
/** Parts that go together. */
type Item = readonly ASTNode[];

function listSubgraphs(documents: Documents): readonly Item[] {
  return [...documents.values()].map(({ definitions }) =>
    definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION),
  );
}

/** A type, or a field of a type, in all subgraphs at once. */
function listEverywhere(documents: Documents): readonly Item[] {
  const items = new Map<string, ASTNode[]>();
  const add = (coordinate: string, node: ASTNode) => {
    const parts = items.get(coordinate) ?? [];
    items.set(coordinate, parts);
    parts.push(node);
  };
  for (const { definitions } of documents.values()) {
    for (const definition of definitions) {
      if (!('name' in definition) || definition.name === undefined) continue;
      const type = definition.name.value;
      add(type, definition);
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) {
        add(`${type}.${field.name.value}`, field);
        if (!('arguments' in field)) continue;
        for (const argument of field.arguments ?? []) {
          add(`${type}.${field.name.value}.${argument.name.value}`, argument);
        }
      }
    }
  }
  return [...items.values()];
}

/** Every part alone, in one subgraph. */
function listParts(documents: Documents): readonly Item[] {
  const items: Item[] = [];
  const addDirectives = (directives: readonly DirectiveNode[] | undefined) => {
    for (const directive of directives ?? []) items.push([directive]);
  };
  for (const { definitions } of documents.values()) {
    for (const definition of definitions) {
      if (definition.kind === Kind.SCHEMA_EXTENSION) continue;
      items.push([definition]);
      if ('directives' in definition) addDirectives(definition.directives);
      if ('interfaces' in definition) for (const type of definition.interfaces ?? []) items.push([type]);
      if ('types' in definition) for (const type of definition.types ?? []) items.push([type]);
      if ('values' in definition) for (const value of definition.values ?? []) items.push([value]);
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) {
        items.push([field]);
        addDirectives(field.directives);
      }
    }
  }
  return items;
}

function apply(source: GraphSource, documents: Documents, removed: ReadonlySet<Item>): GraphSource {
  const nodes = new Set([...removed].flat());
  const subgraphs = source.subgraphs.flatMap(({ name }) => {
    const document = documents.get(name);
    if (document === undefined) return [];
    const left: DocumentNode = visit(document, {
      enter: (node) => (nodes.has(node) ? null : undefined),
    });
    const clean = cleanSdl(left);
    const isEmpty = clean.definitions.every(({ kind }) => kind === Kind.SCHEMA_EXTENSION);
    return isEmpty ? [] : [{ name, sdl: `${print(clean)}\n` }];
  });
  return { ...source, subgraphs };
}

function sizeOf({ subgraphs }: GraphSource): number {
  return subgraphs.reduce((size, { sdl }) => size + sdl.length, 0);
}
