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

/** Adds up the samples of a V8 CPU profile by package and by function, largest first. */
export function summarise(profile: Profiler.Profile, root: string): ProfileSummary {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  let busyUs = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const frame = nodes.get(id);
    if (frame === undefined || frame.functionName === '(idle)') continue;
    const us = profile.timeDeltas?.[index] ?? 0;
    busyUs += us;
    const place = placeOf(frame.url, root);
    const name =
      frame.url === ''
        ? frame.functionName
        : `${frame.functionName || '(anonymous)'} ${place}:${frame.lineNumber + 1}`;
    add(functions, name || '(native)', us);
    add(packages, packageOf(frame.functionName, place), us);
  }
  return { busyUs, packages: sorted(packages), functions: sorted(functions) };
}

/** `gateway/src/execute`, `node_modules/graphql`, `node:http`, or V8's own name for what has no source. */
function packageOf(functionName: string, place: string): string {
  if (place === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (place.startsWith('node:')) return place.split('/', 2).join('/');
  const inner = place.split('node_modules/');
  if (inner.length > 1)
    return (
      inner
        .at(-1)
        ?.split('/', inner.at(-1)?.startsWith('@') ? 2 : 1)
        .join('/') ?? place
    );
  return place.slice(0, place.lastIndexOf('/'));
}

function placeOf(url: string, root: string): string {
  return url.replace(/^file:\/\//, '').replace(`${root}/`, '');
}

function add(sums: Map<string, number>, name: string, us: number): void {
  sums.set(name, (sums.get(name) ?? 0) + us);
}

function sorted(sums: ReadonlyMap<string, number>): readonly Share[] {
  return [...sums].map(([name, selfUs]) => ({ name, selfUs })).sort((a, b) => b.selfUs - a.selfUs);
}
