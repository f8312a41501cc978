import { type ASTNode, GraphQLError, type Source } from 'graphql';
import { fixes } from './fixes.ts';

/** An error or a hint of composition, with the place to mend. */
export interface SchemaProblem {
  /** Apollo's code of a composition error or hint, e.g. `INVALID_FIELD_SHARING`. */
  readonly code: string;
  readonly message: string;
  /** Every place that takes part, the first one first. */
  readonly places: readonly SchemaPlace[];
  /** What to do about it, where one thing is to be done. */
  readonly fix?: string | undefined;
}

export interface SchemaPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

interface Described {
  readonly message: string;
  readonly nodes?: readonly ASTNode[] | undefined;
}

/** @param subgraph - said before the message, when composition did not */
export function describeProblem(
  code: string,
  problem: Described | GraphQLError,
  subgraph?: string,
): SchemaProblem {
  return {
    code,
    message: subgraph === undefined ? problem.message : `[${subgraph}] ${problem.message}`,
    places: placesOf(problem),
    fix: fixes[code],
  };
}

/** `file:line:column CODE message`, further places and the fix on lines of their own. */
export function formatProblem({ code, message, places, fix }: SchemaProblem): string {
  const [first, ...others] = places.map(({ file, line, column }) => `${file}:${line}:${column}`);
  return [
    `${first === undefined ? '' : `${first} `}${code}: ${message}`,
    ...others.map((place) => `  also: ${place}`),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
  ].join('\n');
}

function placesOf(problem: Described | GraphQLError): readonly SchemaPlace[] {
  if (problem instanceof GraphQLError && problem.source !== undefined && problem.nodes === undefined) {
    return (problem.positions ?? []).map((position) => placeAt(problem.source, position));
  }
  const places = (problem.nodes ?? []).flatMap(({ loc }) =>
    loc === undefined ? [] : [placeAt(loc.source, loc.start)],
  );
  // A directive and the type that carries it often start on one line: one place is enough.
  const lines = places.map(({ file, line }) => `${file}:${line}`);
  return places.filter((_place, index) => lines.indexOf(lines[index] ?? '') === index);
}

function placeAt(source: Source | undefined, position: number): SchemaPlace {
  const before = (source?.body ?? '').slice(0, position).split('\n');
  return {
    file: source?.name ?? 'unknown',
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}
