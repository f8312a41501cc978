import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openArena } from '../arena.ts';
import { ours } from '../contestants/ours.ts';
import { findShape } from '../graph/shapes.ts';
import { runLoad } from '../measure/load.ts';
import { openInspector } from '../profile/inspector.ts';
import { type ProfileOptions, parseProfileOptions, profileHelp } from '../profile/options.ts';
import { type Share, summarise } from '../profile/summarise.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** `npm run bench -- profile`: samples our gateway under load, after a warm-up. */
export async function profileGateway(args: readonly string[]): Promise<void> {
  const options = parseProfileOptions(args);
  if (options === 'help') {
    console.log(profileHelp);
    return;
  }
  const shape = findShape(options.shape);
  const arena = await openArena();
  try {
    const contestant = ours(`graphlets (${options.engine})`, options.engine, options.routing);
    const entrant = await arena.enter(contestant, ['--inspect=127.0.0.1:0']);
    const inspector = await openInspector(await entrant.child.waitFor(/(ws:\/\/\S+)/));
    const load = (seconds: number) =>
      runLoad({
        url: entrant.url,
        path: contestant.path,
        shape,
        connections: options.connections,
        durationMs: seconds * 1_000,
        isRight: (_, body) => !body.includes('"errors":['),
      });
    console.error(
      `${contestant.name}, ${shape.name}, ${options.routing}: warming up for ${options.warmUpSeconds} s`,
    );
    await load(options.warmUpSeconds);
    console.error(`sampling for ${options.seconds} s, ${options.connections} connections`);
    await inspector.startProfile(options.intervalUs);
    const { requests, failure } = await load(options.seconds);
    const profile = await inspector.stopProfile();
    inspector.close();
    if (failure !== undefined) throw new Error(`A request failed: ${failure}\n${entrant.child.output()}`);

    if (options.out !== undefined) writeFileSync(options.out, JSON.stringify(profile));
    const summary = { shape: shape.name, requests, ...summarise(profile, root) };
    console.log(options.isJson ? JSON.stringify(summary, null, 2) : toText(summary, options));
  } finally {
    await arena.close();
  }
}

interface Sampled {
  readonly shape: string;
  readonly requests: number;
  readonly busyUs: number;
  readonly packages: readonly Share[];
  readonly functions: readonly Share[];
}

function toText({ shape, requests, busyUs, packages, functions }: Sampled, { top }: ProfileOptions): string {
  const line = ({ name, selfUs }: Share) =>
    `${(selfUs / requests).toFixed(1).padStart(9)}  ${((100 * selfUs) / busyUs).toFixed(1).padStart(5)} %  ${name}`;
  return [
    `${shape}: ${requests} requests, ${(busyUs / requests).toFixed(1)} us of the main thread each (profiler included)`,
    '',
    'us/request  share    package',
    ...packages.filter(({ selfUs }) => selfUs > busyUs / 500).map(line),
    '',
    'us/request  share    function',
    ...functions.slice(0, top).map(line),
  ].join('\n');
}
