import { join } from 'node:path';
import type { LambdaService } from '@graphlets/local-lambda';
import { systemClock } from '@graphlets/platform/clock';
import { functionEnvironment } from '@graphlets/platform/functionEnvironment';
import { discoverFunctions } from '@graphlets/platform/functions';
import { createLog } from '@graphlets/platform/log';
import { folderRegistry } from '@graphlets/schema-manager/registry/folderRegistry';
import { quicken, readBook } from './alarms/readBook.ts';
import { createBundler } from './bundle/bundler.ts';
import { checkHealth } from './checkHealth.ts';
import { createDeployer } from './deploy/deployer.ts';
import { planAhead } from './deploy/planAhead.ts';
import { redeploy } from './deploy/redeploy.ts';
import { StackStartError } from './errors.ts';
import { createLambdaInvoker } from './front/lambdaInvoker.ts';
import { createObserver } from './observer.ts';
import type { StackOptions } from './stackOptions.ts';
import { startServers } from './startServers.ts';
import { watchSources } from './watch/watchSources.ts';

const GATEWAY = 'gateway';
/** Folders whose changes are followed; node_modules changes with an install, which wants a restart anyway. */
const WATCHED = ['gateway', 'graphlets', 'platform', 'synthetic-graphlet'];

export interface Stack {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** For `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly lambdaUrl: string;
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly dynamodbUrl: string;
  /** `http://127.0.0.1:4100` */
  readonly consoleUrl: string;
  /** For `AWS_XRAY_DAEMON_ADDRESS`. */
  readonly xrayAddress: string;
  readonly registryUrl: string;
  /** Names of the functions that run now. */
  functionNames(): readonly string[];
  readonly lambda: LambdaService;
  /** Leaves no process and no port behind. */
  close(): Promise<void>;
}

/**
 * Starts everything on this machine: database with the sample, Lambda service, every function by its bundle, the
 * published graph, and HTTP in front. Resolves when the gateway answers.
 *
 * @throws {PortTakenError | StackStartError | ConfigError} with everything closed again
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { root, clock = systemClock } = options;
  const book = quicken(readBook(root), options.alarmMinuteS ?? 60);
  const observer = createObserver(clock, options.onLog ?? (() => {}), book);
  const workFolder = options.workFolder ?? join(root, '.local');
  const log = createLog({
    function: 'stack',
    clock,
    level: 'debug',
    write: (line) => observer.onLog(JSON.parse(line)),
  });
  const findFunctions = options.findFunctions ?? (() => discoverFunctions(root));

  await using opened = new AsyncDisposableStack();
  opened.defer(() => observer.alarms.close());
  const bundler = createBundler(root);
  opened.defer(() => bundler.dispose());

  const { front, lambda, database, ...servers } = await startServers(
    { ...options, gatewayName: GATEWAY, clock, observer, log },
    opened,
  );

  const registry = folderRegistry(join(workFolder, 'registry'));
  const endpoints = {
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    AWS_ENDPOINT_URL_DYNAMODB: database.url,
    AWS_XRAY_DAEMON_ADDRESS: servers.xrayAddress,
  };
  const deployer = createDeployer({
    root,
    findFunctions,
    functionsFolder: join(workFolder, 'functions'),
    bundler,
    registry,
    host: lambda,
    environmentOf: (definition) => ({
      ...functionEnvironment(definition, (table) => table),
      ...endpoints,
      ...(definition.name === GATEWAY && {
        GATEWAY_REGISTRY: registry.location,
        GATEWAY_GRAPHIQL: 'on',
        GATEWAY_TRAFFIC_SAMPLE_PERCENT: '100',
        ...options.gatewayEnvironment,
      }),
    }),
    bakePlans: planAhead(root, options.gatewayEnvironment, log),
    ensureTables: database.ensureTables,
  });
  const hasTables = findFunctions().some(({ manifest }) => manifest.tables.length > 0);
  const [first] = await Promise.all([
    deployer.deploy('everything'),
    hasTables ? database.loadSample() : undefined,
  ]);
  if (first.problems.length > 0) throw new StackStartError(first.problems);

  const invoker = createLambdaInvoker(lambda.url);
  opened.defer(() => invoker.close());
  front.open(invoker);
  if (first.added.includes(GATEWAY)) await checkHealth(servers.url);
  if (options.isWatching === true) {
    const folders = WATCHED.map((folder) => join(root, folder));
    const watcher = watchSources(folders, clock, (changes) => redeploy(deployer, changes, log));
    opened.defer(() => watcher.close());
  }
  const parts = opened.move();
  return {
    url: servers.url,
    lambdaUrl: lambda.url,
    dynamodbUrl: database.url,
    consoleUrl: servers.consoleUrl,
    xrayAddress: servers.xrayAddress,
    registryUrl: registry.location,
    functionNames: () => Object.keys(lambda.getMetrics()),
    lambda,
    close: () => parts.disposeAsync(),
  };
}
