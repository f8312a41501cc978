import { availableParallelism } from 'node:os';
import { type LambdaService, startLambdaService } from '@graphlets/local-lambda';
import type { Clock } from '@graphlets/platform/clock';
import type { Log } from '@graphlets/platform/log';
import { answerAlarms } from './alarms/answerAlarms.ts';
import { startConsole } from './console/startConsole.ts';
import { type Database, existingDatabase, startEmbeddedDatabase } from './dynamodb/startDatabase.ts';
import { type Front, startFront } from './front/front.ts';
import type { Observer } from './observer.ts';
import { type PortChoice, startOnPort } from './ports.ts';
import { freePorts, type StackOptions } from './stackOptions.ts';
import { existingDaemon, startXrayDaemon } from './xray/startXrayDaemon.ts';

const HOST = '127.0.0.1';
/**
 * Half of the machine starts environments, so that what runs keeps the other half and gives its environments back: else a burst
 * starts so many that none gets on.
 */
const STARTS_AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));

export interface ServerOptions extends Pick<StackOptions, 'ports' | 'dynamodbUrl' | 'xrayAddress'> {
  readonly gatewayName: string;
  readonly clock: Clock;
  readonly observer: Observer;
  readonly log: Log;
}

/** Everything of the stack that listens on a port; no function is deployed yet. */
export interface Servers {
  readonly url: string;
  readonly consoleUrl: string;
  /** Answers 503 until it is opened. */
  readonly front: Front;
  readonly lambda: LambdaService;
  readonly database: Database;
  readonly xrayAddress: string;
}

/**
 * Starts the servers, each on its port.
 *
 * @param opened - is given how to close each, as it is opened
 * @throws {PortTakenError}
 */
export async function startServers(options: ServerOptions, opened: AsyncDisposableStack): Promise<Servers> {
  const { clock, observer } = options;
  const ports = { ...freePorts, ...options.ports };
  const onMoved = ({ port, variable }: PortChoice, moved: number) =>
    options.log.warn(`Port ${port} is in use, so ${variable} is ${moved}.`);

  const front = await startOnPort(
    ports.front,
    (port) =>
      startFront({
        port,
        host: HOST,
        clock,
        gatewayName: options.gatewayName,
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
  return {
    url,
    consoleUrl: `http://${HOST}:${console.port}`,
    front,
    lambda,
    database,
    xrayAddress: daemon.address,
  };
}
