// `npm run bake`: plans operations ahead, so that a cold start needs no planner for them; see `--help`.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { ConfigError, UsageError } from '@graphlets/platform/errors';
import { bakePlans } from './bake/bakePlans.ts';
import { readOperations } from './bake/readOperations.ts';
import { parseGuards } from './config/parseGuards.ts';
import { parseLimits } from './config/parseLimits.ts';
import { createReader } from './config/reader.ts';

const USAGE = `Usage: npm run bake -- --supergraph FILE --operations PATH [--operations PATH ...] --out FILE

Plans operations ahead and writes the plans to a file: what is in it runs at a cold start without schema and
planner. An operation that the gateway knows by another text is planned when it comes.

Options
  --supergraph FILE   composed schema
  --operations PATH   a document (.graphql), traffic (.ndjson), or a folder of them
  --out FILE          what GATEWAY_PLANS_FILE names; in a registry, plans.json beside the supergraph
  --json              what was planned and what was left out, as JSON
  --help              this text

Plans are good for one graph and for the limits and costs that GATEWAY_LIMIT_* and GATEWAY_COST_* set: give the
same variables here as to the gateway.`;

// Whatever fails, the files that were named are at fault.
await runCommand(run, [Error]);

function run(args: readonly string[]): number {
  const { values } = parseArguments({
    args: [...args],
    options: {
      supergraph: { type: 'string' },
      operations: { type: 'string', multiple: true },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const supergraph = callerPath(values.supergraph);
  const operations = values.operations?.map((path) => callerPath(path));
  const out = callerPath(values.out);
  if (supergraph === undefined || operations === undefined || out === undefined) {
    throw new UsageError(`--supergraph, --operations and --out are needed.\n\n${USAGE}`);
  }
  for (const path of [supergraph, ...operations]) {
    if (!existsSync(path)) throw new UsageError(`There is no ${path}.`);
  }
  const supergraphSdl = readFileSync(supergraph, 'utf8');
  const reader = createReader(process.env);
  const settings = { limits: parseLimits(reader), guards: parseGuards(reader) };
  if (reader.problems.length > 0) throw new ConfigError('Gateway configuration', reader.problems);
  const { plans, leftOut } = bakePlans({ supergraphSdl, ...settings }, operations.flatMap(readOperations));
  // Whole or not at all: a gateway may be reading it.
  writeFileSync(`${out}.tmp`, JSON.stringify(plans));
  renameSync(`${out}.tmp`, out);

  const told = leftOut.map(({ operation, reason }) => ({ operationName: operation.operationName, reason }));
  const planned = Object.keys(plans.operations).length;
  if (values.json) {
    console.log(JSON.stringify({ planned, leftOut: told }));
    return 0;
  }
  console.log(`${planned} operations planned, ${told.length} left out: ${out}`);
  for (const { operationName, reason } of told) console.log(`  ${operationName ?? '(no name)'}: ${reason}`);
  return 0;
}
