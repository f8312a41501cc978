import type { Profiler } from 'node:inspector';

/** Self time of one function or one package, microseconds. */
export interface Share {
  readonly name: string;
  readonly selfUs: number;
}

export interface ProfileSummary {
  /** All samples but the idle ones, microseconds. */
  readonly busyUs: number;
  readonly packages: readonly Share[];
  readonly functions: readonly Share[];
}

type Frame = Profiler.ProfileNode['callFrame'];
/** Where a function stands: its file, relative to the project, empty for what has none. */
export type FindSource = (frame: Frame) => { readonly place: string; readonly line: number };

/** For code that runs as it is written. */
export function findSource(root: string): FindSource {
  return ({ url, lineNumber }) => ({
    place: url.replace(/^file:\/\//, '').replace(`${root}/`, ''),
    line: lineNumber + 1,
  });
}

/** Adds up the samples of V8 CPU profiles by package and by function, largest first. */
export function summarise(profiles: readonly Profiler.Profile[], find: FindSource): ProfileSummary {
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  let busyUs = 0;
  for (const profile of profiles) {
    const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
    for (const [index, id] of (profile.samples ?? []).entries()) {
      const frame = nodes.get(id);
      if (frame === undefined || frame.functionName === '(idle)') continue;
      const us = profile.timeDeltas?.[index] ?? 0;
      busyUs += us;
      const { place, line } = find(frame);
      const name =
        place === '' ? frame.functionName : `${frame.functionName || '(anonymous)'} ${place}:${line}`;
      add(functions, name || '(native)', us);
      add(packages, packageOf(frame.functionName, place), us);
    }
  }
  return { busyUs, packages: sorted(packages), functions: sorted(functions) };
}

/** `gateway/src/execute`, `node_modules/graphql`, `node:http`, or V8's own name for what has no source. */
function packageOf(functionName: string, place: string): string {
  if (place === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (place.startsWith('node:')) return place.split('/', 2).join('/');
  const inner = place.split('node_modules/').at(-1) ?? place;
  return inner === place
    ? place.slice(0, place.lastIndexOf('/'))
    : inner.split('/', inner.startsWith('@') ? 2 : 1).join('/');
}

function add(sums: Map<string, number>, name: string, us: number): void {
  sums.set(name, (sums.get(name) ?? 0) + us);
}

function sorted(sums: ReadonlyMap<string, number>): readonly Share[] {
  return [...sums].map(([name, selfUs]) => ({ name, selfUs })).sort((a, b) => b.selfUs - a.selfUs);
}
