import { drawInaccessible, drawOverrides } from './cut/drawMoves.ts';
import { drawProvides } from './cut/drawProvides.ts';
import { drawRequires } from './cut/drawRequires.ts';
import { settle } from './cut/settle.ts';
import { writeSubgraph } from './cut/writeSubgraph.ts';
import { drawData } from './data/drawData.ts';
import type { Graph } from './graph/graph.ts';
import type { GraphSource } from './graph/graphSource.ts';
import { loadGraph, type UrlOf } from './graph/loadGraph.ts';
import type { Random } from './random.ts';
import { drawTypes, type GraphSize } from './schema/drawTypes.ts';

const SIZE: GraphSize = { subgraphs: [2, 5], entities: [2, 4] };
const ATTEMPTS = 50;

export interface DrawnGraph {
  readonly graph: Graph;
  /** What composition said of those that were drawn in vain. */
  readonly redrawn: readonly (readonly string[])[];
}

/** Draws until a graph composes. */
export function drawGraph(random: Random, urlOf?: UrlOf): DrawnGraph {
  const redrawn: (readonly string[])[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const graph = loadGraph(drawSource(random.fork(`attempt ${attempt}`)), urlOf);
    if ('apiSchema' in graph) return { graph, redrawn };
    redrawn.push(graph);
  }
  throw new Error(`No graph composes out of ${ATTEMPTS}: ${redrawn.flat().slice(0, 3).join('\n')}`);
}

function drawSource(random: Random): GraphSource {
  const draft = drawTypes(random.fork('types'), SIZE);
  settle(random.fork('settle'), draft);
  drawOverrides(random.fork('override'), draft);
  drawRequires(random.fork('requires'), draft);
  drawProvides(random.fork('provides'), draft);
  drawInaccessible(random.fork('inaccessible'), draft);
  const mentioned = settle(random.fork('settle again'), draft);
  const trouble = random.weighted([
    [2, { error: 0, null: 0.1, wrongNull: 0 }],
    [2, { error: 0.04, null: 0.1, wrongNull: 0.02 }],
    [1, { error: 0.12, null: 0.2, wrongNull: 0.06 }],
  ]);
  return {
    subgraphs: draft.subgraphs.map((name) => ({
      name,
      sdl: writeSubgraph(draft, name, mentioned.get(name) ?? new Set()),
    })),
    data: drawData(random.fork('data'), draft, trouble),
  };
}
