import { type DocumentNode, Kind, parse, print, type StringValueNode, visit } from 'graphql';
import type { GraphSource } from '../graph/graphSource.ts';

/** Takes out of `@key`, `@requires` and `@provides` the fields that the failure does not need, one by one. */
export async function shrinkSelections(
  source: GraphSource,
  fails: (candidate: GraphSource) => Promise<boolean>,
): Promise<GraphSource> {
  for (const { name, sdl } of source.subgraphs) {
    const document = parse(sdl, { noLocation: true });
    for (const value of selectionsIn(document)) {
      for (const text of smallerSelections(value.value)) {
        const candidate = withSdl(source, name, print(replaceText(document, value, text)));
        // What is left is looked at anew: positions have changed.
        if (await fails(candidate)) return shrinkSelections(candidate, fails);
      }
    }
  }
  return source;
}

function selectionsIn(document: DocumentNode): readonly StringValueNode[] {
  const found: StringValueNode[] = [];
  visit(document, {
    Directive({ arguments: args }) {
      for (const { name, value } of args ?? []) {
        if (name.value === 'fields' && value.kind === Kind.STRING) found.push(value);
      }
    },
  });
  return found;
}

/** The selection without one of its fields, for each that another one stands beside. */
function smallerSelections(text: string): readonly string[] {
  const document = parse(`{${text}}`, { noLocation: true });
  const smaller: string[] = [];
  visit(document, {
    SelectionSet(selectionSet) {
      if (selectionSet.selections.length < 2) return;
      for (const selection of selectionSet.selections) {
        const printed = print(visit(document, { enter: (node) => (node === selection ? null : undefined) }));
        smaller.push(
          printed
            .replace(/^\{|\}$/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
        );
      }
    },
  });
  return smaller;
}

function replaceText(document: DocumentNode, value: StringValueNode, text: string): DocumentNode {
  return visit(document, {
    StringValue: (node) => (node === value ? { ...node, value: text } : undefined),
  });
}

function withSdl(source: GraphSource, name: string, sdl: string): GraphSource {
  const subgraphs = source.subgraphs.map((subgraph) =>
    subgraph.name === name ? { name, sdl: `${sdl}\n` } : subgraph,
  );
  return { ...source, subgraphs };
}
