import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { openArena } from '../arena.ts';
import { bundleHandler } from '../cold/bundle.ts';
import { type ColdStart, measureColdStart } from '../cold/measureColdStart.ts';
import { positive } from '../options.ts';
import { median } from '../report/figures.ts';

const help = `npm run bench -- parts [options]

What parts of a gateway cost at a cold start (loaded and used once in a new Node process, CPU over a handler that does
nothing) and warm (CPU of one more use): HTTP clients, one POST to a stub; signers, one call with 4 KB.

  --rounds 15       new processes for each, in turn; medians
  --repeats 2000    uses in each process; the second half counts
  --json
  --help
`;

const PARTS = [
  { name: "client: the gateway's own", source: 'parts/ourClient' },
  { name: 'client: node:http', source: 'parts/nodeHttp' },
  { name: 'client: undici from npm', source: 'parts/undici' },
  { name: 'client: fetch of Node', source: 'parts/fetch' },
  { name: 'signer: aws4', source: 'parts/aws4' },
  { name: "signer: the gateway's own", source: 'parts/ourSigner' },
] as const;

/** `npm run bench -- parts`: figures for the choice of a client and a signer. */
export async function measureParts(args: readonly string[]): Promise<void> {
  const { values } = parseArguments({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '15' },
      repeats: { type: 'string', default: '2000' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const rounds = positive('rounds', values.rounds);
  const repeats = positive('repeats', values.repeats);
  const arena = await openArena();
  try {
    const eventFile = join(arena.scratch, 'event.json');
    writeFileSync(eventFile, '{}');
    const env = { STUB_URL: `http://127.0.0.1:${arena.stubPort}` };
    const bare = { name: 'bare', main: await bundleHandler('handlers/bare'), env, starts: [] as ColdStart[] };
    const parts = await Promise.all(
      PARTS.map(async ({ name, source }) => ({
        name,
        main: await bundleHandler(source),
        env,
        starts: [] as ColdStart[],
      })),
    );
    for (let round = 1; round <= rounds; round++) {
      for (const part of [bare, ...parts]) {
        part.starts.push(await measureColdStart(part, eventFile, { repeats }));
      }
      console.error(`round ${round}/${rounds}`);
    }
    const bareMs = median(bare.starts.map(({ answered }) => answered.cpuMs));
    const figures = parts.map(({ name, starts }) => ({
      part: name,
      overCpuMs: median(starts.map(({ answered }) => answered.cpuMs)) - bareMs,
      warmCpuUs: median(starts.map(({ warmCpuMs = Number.NaN }) => warmCpuMs)) * 1_000,
    }));
    console.log(values.json ? JSON.stringify(figures, null, 2) : toTable(figures));
  } finally {
    await arena.close();
  }
}

function toTable(
  figures: readonly { readonly part: string; readonly overCpuMs: number; readonly warmCpuUs: number }[],
) {
  return [
    '| | cold start, CPU ms over a bare handler | warm, CPU us a use |',
    '| --- | ---: | ---: |',
    ...figures.map(
      ({ part, overCpuMs, warmCpuUs }) => `| ${part} | ${overCpuMs.toFixed(1)} | ${warmCpuUs.toFixed(1)} |`,
    ),
  ].join('\n');
}
