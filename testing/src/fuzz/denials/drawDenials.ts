import type { Graph } from '../../oracle/graph/graph.ts';
import type { StoredObject } from '../../oracle/graph/graphSource.ts';
import type { Random } from '../../oracle/random.ts';

/** A graph of which some fields want claims. */
export interface GuardedGraph {
  readonly supergraphSdl: string;
  /** `Type.field` of object types. */
  readonly denied: ReadonlySet<string>;
  /** What a request without claims may see of it: those fields fail. */
  readonly visible: Graph;
}

const LINK = '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)';
const DEFINITION = 'directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM';
const SHARE = 0.15;

/**
 * Writes `@authenticated` on fields of object types in a supergraph: not on keys, which are fetched all the same, nor on what
 * other fields require, which would be denied with them.
 */
export function drawDenials(random: Random, graph: Graph): GuardedGraph {
  const { supergraphSdl } = graph;
  const needed = namesIn(supergraphSdl, /(?:key|requires): "([^"]*)"/g);
  const denied = new Set<string>();
  let type: string | undefined;
  const lines = supergraphSdl.split('\n').map((line) => {
    type = /^type (\w+)/.exec(line)?.[1] ?? (line.startsWith('}') ? undefined : type);
    const field = /^ {2}(\w+)(?:\(.*\))?: /.exec(line)?.[1];
    if (type === undefined || field === undefined || needed.has(field) || !random.chance(SHARE)) return line;
    denied.add(`${type}.${field}`);
    return `${line} @authenticated`;
  });
  const sdl = lines.join('\n').replace(/(@link\(url: "[^"]*\/join\/[^)]*\))/, `$1\n  ${LINK}`);
  return { supergraphSdl: `${sdl}\n${DEFINITION}\n`, denied, visible: withhold(graph, denied) };
}

function namesIn(text: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].flatMap(([, selection = '']) => selection.match(/\w+/g) ?? []));
}

function withhold(graph: Graph, denied: ReadonlySet<string>): Graph {
  const hide = (object: StoredObject): StoredObject => ({
    ...object,
    fields: Object.fromEntries(
      Object.entries(object.fields).map(([name, values]) =>
        denied.has(`${object.type}.${name}`) ? [name, [{ $error: 'denied' }]] : [name, values],
      ),
    ),
  });
  const objects = new Map([...graph.objects].map(([id, object]) => [id, hide(object)]));
  const objectsOf = new Map([...graph.objectsOf].map(([type, all]) => [type, all.map(hide)]));
  return { ...graph, objects, objectsOf };
}
