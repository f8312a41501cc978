// `npm run simulate`: what Lambda's scaling rules would do at a rate that this machine cannot make; see `--help`.
import { join } from 'node:path';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { UsageError } from '@graphlets/platform/errors';
import { discoverFunctions } from '@graphlets/platform/functions';
import { makePlan } from '../plan/makePlan.ts';
import { seededRandom } from '../random.ts';
import { quantile } from '../results/statistics.ts';
import { BURST_POOL, type LambdaLimits, TODAY } from '../simulate/lambdaModel.ts';
import { type Measured, measuredInTraffic } from '../simulate/measured.ts';
import { newestMeasured, readMeasured } from '../simulate/readMeasured.ts';
import { type Execution, type Forecast, simulate } from '../simulate/simulate.ts';
import { splitAccounts } from '../simulate/splitAccounts.ts';
import { openTraffic, type Traffic } from '../traffic/openTraffic.ts';
import { HEADROOM_PERCENT } from '../usage/sizeFunctions.ts';
import { parseSimulate, SIMULATE_USAGE, type SimulateCommand } from './simulateOptions.ts';

const root = join(import.meta.dirname, '../../..');
const GATEWAY = 'gateway';
/** So that a forecast can be tried before anything was measured. */
const SAMPLE_MEASURED = join(root, 'load-tests/sample/measured.json');

await runCommand(async (args) => {
  const command = parseSimulate(args);
  if (command === undefined) {
    console.log(SIMULATE_USAGE);
    return 0;
  }
  const traffic = await openTraffic(command.trafficFile, { mutations: false });
  const measured = await chooseMeasured(command, traffic);
  const plan = await makePlan(traffic, { ...command, rampMs: 0 });
  const limits = limitsOf(command, measured);
  const initOf = (name: string) => {
    const took = measured.initMs[name] ?? [];
    return took.length === 0
      ? command.initMs
      : quantile(
          took.toSorted((a, b) => a - b),
          0.5,
        );
  };
  const run = (used: LambdaLimits, initMs = initOf) => {
    const draw = createDraw(measured, command.seed);
    const arrivals = plan.requests.map(({ operation }, at) => ({
      atMs: plan.ticks[at] ?? 0,
      execution: draw(plan.operations[operation]?.name ?? ''),
    }));
    return simulate({ arrivals, limits: used, initMs, gateway: GATEWAY });
  };
  const forecast = run(limits);
  const unlimited = { ...limits, accountConcurrency: Number.MAX_SAFE_INTEGER, reserved: {} };
  const boundless = run(unlimited);
  const needed = withHeadroom(boundless.maxAccountConcurrency);
  const neededWarm = withHeadroom(run(unlimited, () => 0).maxAccountConcurrency);
  const accounts = splitAccounts(
    boundless.functions.map(({ name, maxConcurrency }) => ({
      name,
      concurrency: withHeadroom(maxConcurrency),
    })),
    command.accountLimit,
  );
  const report = {
    kind: 'simulate',
    tps: command.tps,
    durationMs: command.durationMs,
    pacing: command.pacing,
    traffic: traffic.path,
    measured: measured.source,
    limits,
    forecast,
    neededAccountLimit: needed,
    /** Had everything been warm: what provisioned concurrency, or a slow start, comes down to. */
    neededAccountLimitWarm: neededWarm,
    headroomPercent: HEADROOM_PERCENT,
    accounts,
  };
  console.log(
    command.isJson
      ? JSON.stringify(report, null, 2)
      : describe(command, measured, forecast, { needed, neededWarm }, accounts),
  );
  return 0;
});

async function chooseMeasured(command: SimulateCommand, traffic: Traffic): Promise<Measured> {
  if (command.measured !== undefined) return readMeasured(command.measured);
  const own = await measuredInTraffic(traffic);
  if (Object.keys(own.executions).length > 0) return own;
  const newest = newestMeasured(join(root, '.local', 'replays'));
  return readMeasured(newest ?? SAMPLE_MEASURED);
}

/** An execution of the operation, as measured, at random; of any where that one was not measured. */
function createDraw({ executions }: Measured, seed: number): (operation: string) => Execution {
  const random = seededRandom(seed);
  const all = Object.values(executions).flat();
  return (operation) => {
    const own = executions[operation] ?? all;
    return own[Math.floor(random() * own.length)] ?? { durationMs: 0, calls: [] };
  };
}

/** @throws {UsageError} where an amount is given to a function that is neither here nor in what was measured */
function limitsOf(command: SimulateCommand, { executions }: Measured): LambdaLimits {
  const functions = discoverFunctions(root);
  const called = Object.values(executions).flatMap((list) => list.flatMap(({ calls }) => calls));
  const known = [
    ...new Set([...functions.map(({ name }) => name), ...called.map(({ graphlet }) => graphlet)]),
  ];
  for (const option of ['reserved', 'provisioned'] as const) {
    const unknown = Object.keys(command[option]).find((name) => !known.includes(name));
    if (unknown === undefined) continue;
    throw new UsageError(`--${option}: there is no function "${unknown}"; there are ${known.join(', ')}.`);
  }
  const manifests = functions.map(({ manifest }) => manifest);
  const reserved = manifests.flatMap(({ name, reservedConcurrency: amount }) =>
    amount === null ? [] : [[name, amount] as const],
  );
  const provisioned = manifests.flatMap(({ name, provisionedConcurrency: { min } }) =>
    min === 0 ? [] : [[name, min] as const],
  );
  return {
    accountConcurrency: command.accountLimit,
    reserved: { ...Object.fromEntries(reserved), ...command.reserved },
    provisioned: { ...Object.fromEntries(provisioned), ...command.provisioned },
    scaling: command.scaling === 'burst-pool' ? BURST_POOL : { ...TODAY, ...command.scalingRate },
    idleMs: command.idleMs,
  };
}

function withHeadroom(concurrency: number): number {
  return Math.ceil(concurrency * (1 + HEADROOM_PERCENT / 100));
}

function describe(
  command: SimulateCommand,
  measured: Measured,
  { requests, throttledRequests, incompleteRequests, throttles, maxAccountConcurrency, functions }: Forecast,
  { needed, neededWarm }: { readonly needed: number; readonly neededWarm: number },
  accounts: ReturnType<typeof splitAccounts>,
): string {
  const share = (count: number) => `${((100 * count) / Math.max(1, requests)).toFixed(2)} %`;
  return [
    `${requests} requests at ${command.tps} TPS (${command.pacing}), durations from ${measured.source}`,
    `429        ${throttledRequests} requests (${share(throttledRequests)}); ${incompleteRequests} more lack a graphlet's part (${share(incompleteRequests)}); ${throttles} throttled invocations`,
    `concurrent ${maxAccountConcurrency} at the most under a limit of ${command.accountLimit}`,
    ...functions.map(
      ({
        name,
        invocations,
        coldStarts,
        maxConcurrency,
        averageConcurrency,
        throttles: { account, reserved, scaling },
      }) =>
        `           ${name.padEnd(14)} max ${String(maxConcurrency).padStart(5)}, average ${averageConcurrency.toFixed(1).padStart(7)}, ${invocations} invocations, ${coldStarts} cold starts, throttled by account ${account}, reserved ${reserved}, scaling ${scaling}`,
    ),
    `needed     an account limit of ${needed} when all of it starts cold at once, ${neededWarm} when it is warm (${HEADROOM_PERCENT} % headroom)`,
    ...(accounts.length > 1
      ? [
          `split      into ${accounts.length} accounts of ${command.accountLimit}:`,
          ...accounts.map(
            ({ functions: names, concurrency }) => `           ${concurrency}: ${names.join(', ')}`,
          ),
        ]
      : []),
  ].join('\n');
}
