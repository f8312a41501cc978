import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Arena, openArena } from '../arena.ts';
import { bakePlans } from '../cold/bakePlans.ts';
import { bundleGatewayWithMaps, root } from '../cold/bundle.ts';
import { gatewayEnvironment } from '../cold/contestants.ts';
import { httpEvent } from '../cold/httpEvent.ts';
import { ours } from '../contestants/ours.ts';
import { findShape, type Shape } from '../graph/shapes.ts';
import { runLoad } from '../measure/load.ts';
import { openInspector } from '../profile/inspector.ts';
import { type ProfileOptions, parseProfileOptions, profileHelp } from '../profile/options.ts';
import { profileColdStarts } from '../profile/profileColdStarts.ts';
import { findSource, type ProfileSummary, summarise } from '../profile/summarise.ts';
import { profileText } from '../profile/toText.ts';
import { readCircumstances } from '../report/circumstances.ts';
import { keepProfile } from '../report/results.ts';

/** `npm run bench -- profile`: samples our gateway under load, after a warm-up, or its cold start. */
export async function profileGateway(args: readonly string[]): Promise<void> {
  const options = parseProfileOptions(args);
  if (options === 'help') {
    console.log(profileHelp);
    return;
  }
  const shape = findShape(options.shape);
  const arena = await openArena();
  try {
    const { times, summary } = await (options.isCold ? sampleColdStarts : sampleLoad)(arena, shape, options);
    if (!options.isCold) {
      keepProfile({
        ...readCircumstances(['profile', ...args]),
        shape: shape.name,
        requests: times,
        summary,
      });
    }
    if (options.isJson) console.log(JSON.stringify({ shape: shape.name, times, ...summary }, null, 2));
    else {
      console.log(`${shape.name}: ${times} ${options.isCold ? 'cold starts' : 'requests'}`);
      console.log(profileText(summary, times, options.isCold ? 'ms' : 'us', options.top));
    }
  } finally {
    await arena.close();
  }
}

interface Sampled {
  /** Requests, or cold starts. */
  readonly times: number;
  readonly summary: ProfileSummary;
}

async function sampleColdStarts(arena: Arena, shape: Shape, options: ProfileOptions): Promise<Sampled> {
  const eventFile = join(arena.scratch, 'event.json');
  writeFileSync(eventFile, JSON.stringify(httpEvent(shape)));
  const { httpFile, lambdaFile } = arena.supergraphFiles;
  const supergraphFile = options.routing === 'http' ? httpFile : lambdaFile;
  const contestant = {
    name: `graphlets (${options.engine})`,
    main: await bundleGatewayWithMaps(),
    env: {
      ...gatewayEnvironment(arena.stubPort, supergraphFile),
      ...(!options.isUnseen && { GATEWAY_PLANS_FILE: bakePlans(supergraphFile) }),
      GATEWAY_TELEMETRY: options.hasTelemetry ? 'on' : 'off',
      GATEWAY_ENGINE: options.engine,
    },
  };
  const { rounds: times, intervalUs, out } = options;
  return { times, summary: await profileColdStarts(contestant, eventFile, { times, intervalUs, root, out }) };
}

async function sampleLoad(arena: Arena, shape: Shape, options: ProfileOptions): Promise<Sampled> {
  const contestant = ours(
    `graphlets (${options.engine})`,
    options.hasTelemetry ? { ...options, env: { GATEWAY_TELEMETRY: 'on' } } : options,
  );
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
  return { times: requests, summary: summarise([profile], findSource(root)) };
}
