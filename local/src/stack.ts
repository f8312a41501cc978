import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type LambdaService, startLambdaService } from '@graphlets/local-lambda';
import { systemClock } from '@graphlets/platform/clock';
import { functionEnvironment } from '@graphlets/platform/functionEnvironment';
import { discoverFunctions } from '@graphlets/platform/functions';
import { createLog } from '@graphlets/platform/log';
import { folderRegistry } from '@graphlets/schema-manager/registry/folderRegistry';
import { answerAlarms } from './alarms/answerAlarms.ts';
import { quicken, readBook } from './alarms/readBook.ts';
import { createBundler } from './bundle/bundler.ts';
import { checkHealth } from './checkHealth.ts';
import { startConsole } from './console/startConsole.ts';
import { createDeployer } from './deploy/deployer.ts';
import { planAhead } from './deploy/planAhead.ts';
import { redeploy } from './deploy/redeploy.ts';
import { existingDatabase, startEmbeddedDatabase } from './dynamodb/startDatabase.ts';
import { StackStartError } from './errors.ts';
import { startFront } from './front/front.ts';
import { createLambdaInvoker } from './front/lambdaInvoker.ts';
import { createObserver } from './observer.ts';
import { type PortChoice, startOnPort } from './ports.ts';
import { freePorts, type StackOptions } from './stackOptions.ts';
import { watchSources } from './watch/watchSources.ts';
import { existingDaemon, startXrayDaemon } from './xray/startXrayDaemon.ts';

const HOST = '127.0.0.1';
const GATEWAY = 'gateway';
/**
 * Half of the machine starts environments, so that what runs keeps the other half and gives its environments back: else a burst
 * starts so many that none gets on.
 */
const STARTS_AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));
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
  const ports = { ...freePorts, ...options.ports };
  const workFolder = options.workFolder ?? join(root, '.local');
  const log = createLog({
    function: 'stack',
    clock,
    level: 'debug',
    write: (line) => observer.onLog(JSON.parse(line)),
  });
  const findFunctions = options.findFunctions ?? (() => discoverFunctions(root));
  const onMoved = ({ port, variable }: PortChoice, moved: number) =>
    log.warn(`Port ${port} is in use, so ${variable} is ${moved}.`);

  await using opened = new AsyncDisposableStack();
  opened.defer(() => observer.alarms.close());
  const bundler = createBundler(root);
  opened.defer(() => bundler.dispose());

  const front = await startOnPort(
    ports.front,
    (port) =>
      startFront({
        port,
        host: HOST,
        clock,
        gatewayName: GATEWAY,
        answerItself: (request) => answerAlarms(observer.alarms, request),
      }),
    onMoved,
  );
  opened.defer(() => front.close());
  const url = `http://${HOST}:${front.port}`;
  const lambda = await startOnPort(
    ports.lambda,
    (port) =>
      startLambdaService({ port, host: HOST, concurrentInits: STARTS_AT_ONCE, onEvent: observer.onEvent }),
    onMoved,
  );
  opened.defer(() => lambda.close());
  const database =
    options.dynamodbUrl === undefined
      ? await startEmbeddedDatabase({ host: HOST, choice: ports.dynamodb, onMoved })
      : existingDatabase(options.dynamodbUrl);
  opened.defer(() => database.close());
  const daemon =
    options.xrayAddress === undefined
      ? await startOnPort(
          ports.xray,
          (port) => startXrayDaemon({ port, host: HOST, clock, onSegment: observer.onSegment }),
          onMoved,
        )
      : existingDaemon(options.xrayAddress);
  opened.defer(() => daemon.close());
  const console = await startOnPort(
    ports.console,
    (port) =>
      startConsole({
        port,
        host: HOST,
        clock,
        observer,
        graphqlUrl: `${url}/graphql`,
        packets: daemon.counts,
      }),
    onMoved,
  );
  opened.defer(() => console.close());

  const registry = folderRegistry(join(workFolder, 'registry'));
  const endpoints = {
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    AWS_ENDPOINT_URL_DYNAMODB: database.url,
    AWS_XRAY_DAEMON_ADDRESS: daemon.address,
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
  if (first.added.includes(GATEWAY)) await checkHealth(url);
  if (options.isWatching === true) {
    const folders = WATCHED.map((folder) => join(root, folder));
    const watcher = watchSources(folders, clock, (changes) => redeploy(deployer, changes, log));
    opened.defer(() => watcher.close());
  }
  const parts = opened.move();
  return {
    url,
    lambdaUrl: lambda.url,
    dynamodbUrl: database.url,
    consoleUrl: `http://${HOST}:${console.port}`,
    xrayAddress: daemon.address,
    registryUrl: registry.location,
    functionNames: () => Object.keys(lambda.getMetrics()),
    lambda,
    close: () => parts.disposeAsync(),
  };
}
