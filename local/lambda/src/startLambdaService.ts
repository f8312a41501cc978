import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import type { InvokeRequest } from './api/invokeRequest.ts';
import { createLambdaApi } from './api/lambdaApi.ts';
import { startEnvironment } from './environment/environment.ts';
import type { Outcome } from './environment/outcome.ts';
import { startReaper } from './environment/reaper.ts';
import { ApiError, functionNotFound } from './errors.ts';
import type { LambdaEvent, UnstampedEvent } from './events.ts';
import type { FunctionConfig } from './functionConfig.ts';
import { createConcurrency } from './pool/concurrency.ts';
import { createFunctionPool, type FunctionMetrics, type FunctionPool } from './pool/functionPool.ts';
import { createInitGate } from './pool/initGate.ts';
import { createScalingRate } from './pool/scalingRate.ts';
import { makeReport, reportLine } from './report.ts';
import { continueTrace } from './traceContext.ts';

const ACCOUNT_ID = '000000000000';

export interface LambdaServiceOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  readonly region?: string;
  /** Concurrent executions of all functions; an account's default is 1,000. */
  readonly accountConcurrency?: number;
  /** Environments that a function may start in ten seconds; Lambda's is 1,000. */
  readonly startsPerTenSeconds?: number;
  /** Idle environments are given up after this time, milliseconds. */
  readonly idleMs?: number;
  /** Environments that this machine starts at the same time; more wait. */
  readonly concurrentInits?: number;
  /** Lambda's limit for the init phase is 10,000 ms. */
  readonly initLimitMs?: number;
  /** Stop environments between invocations, as Lambda does. Default: true, where signals can. */
  readonly freezes?: boolean;
  readonly onEvent?: (event: LambdaEvent) => void;
}

export interface LambdaService {
  /** For `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly url: string;
  readonly port: number;
  /**
   * Creates the function or replaces its code and configuration: new invocations run in new environments, old ones finish.
   * Resolves when the provisioned environments are ready; rejects when they cannot be, and what served before goes on.
   */
  putFunction(config: FunctionConfig): Promise<void>;
  deleteFunction(name: string): Promise<void>;
  getMetrics(): Readonly<Record<string, FunctionMetrics>>;
  /** Leaves no process and no port behind. */
  close(): Promise<void>;
}

interface DeployedFunction {
  pool: FunctionPool;
  readonly old: Set<FunctionPool>;
  readonly counts: {
    invocations: number;
    errors: number;
    throttles: number;
    coldStarts: number;
    running: number;
    maxRunning: number;
  };
}

/** AWS Lambda on one machine: the Invoke API in front, the Runtime API behind, a process for every environment. */
export async function startLambdaService(options: LambdaServiceOptions): Promise<LambdaService> {
  const { host = '127.0.0.1', region = 'us-east-1', onEvent = () => {} } = options;
  const functions = new Map<string, DeployedFunction>();
  const concurrency = createConcurrency(options.accountConcurrency ?? 1_000);
  const initGate = createInitGate(options.concurrentInits ?? 2 * availableParallelism());
  const reaper = startReaper();
  /** Lines of invocations whose caller asked for the tail of the log. */
  const tails = new Map<string, string[]>();
  /** Of functions that are being put. */
  const provisioning = new Set<FunctionPool>();
  let isClosed = false;
  let nextEnvironment = 1;

  const api = createLambdaApi({ invoke, getFunction, listFunctions, arnOf });
  const server = createServer({ keepAliveTimeout: 60_000 }, api);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reaper.close();
      reject(error);
    });
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;

  function emit(name: string, event: UnstampedEvent): void {
    if (event.type === 'log' && event.requestId !== undefined) {
      tails.get(event.requestId)?.push(event.line);
    }
    onEvent({ ...event, time: Date.now(), function: name });
  }

  function newPool(config: FunctionConfig): FunctionPool {
    return createFunctionPool({
      config,
      initGate,
      scalingRate: createScalingRate(options.startsPerTenSeconds ?? 1_000, 10_000),
      idleMs: options.idleMs ?? 600_000,
      start: (initializationType) =>
        startEnvironment({
          id: `${config.name}-${nextEnvironment++}`,
          config,
          initializationType,
          region,
          reaper,
          initLimitMs: options.initLimitMs ?? 10_000,
          freezes: options.freezes ?? process.platform !== 'win32',
          emit: (event) => emit(config.name, event),
        }),
    });
  }

  function find(name: string): DeployedFunction {
    const found = functions.get(name);
    if (found === undefined) throw functionNotFound(arnOf(name));
    return found;
  }
  function getFunction(name: string): FunctionConfig {
    return find(name).pool.config;
  }
  function listFunctions(): readonly FunctionConfig[] {
    return [...functions.values()].map(({ pool }) => pool.config);
  }
  function arnOf(name: string): string {
    return `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${name}`;
  }

  async function invoke(
    requestId: string,
    request: InvokeRequest,
  ): Promise<{ outcome: Outcome; tail: readonly string[] }> {
    if (isClosed) throw new ApiError(503, 'ServiceException', 'The service is being closed.');
    const name = request.functionName;
    const target = find(name);
    const { pool, counts } = target;
    const tail: string[] = [];
    const trace = continueTrace(request.traceHeader, Date.now());
    let startedAt = 0;
    try {
      concurrency.enter(name);
    } catch (error) {
      noteThrottle(name, counts, error);
      throw error;
    }
    setRunning(counts.running + 1);
    if (request.hasTail) tails.set(requestId, tail);
    try {
      const { outcome, environment, initDurationMs } = await pool.run(
        () => ({
          requestId,
          payload: request.payload,
          deadline: Date.now() + pool.config.timeoutMs,
          functionArn: arnOf(name),
          traceHeader: trace.header,
          clientContext: request.clientContext,
        }),
        ({ id }) => {
          startedAt = performance.now();
          tail.push(`START RequestId: ${requestId} Version: $LATEST`);
          emit(name, { type: 'start', environment: id, requestId, trace });
        },
      );
      counts.invocations++;
      if (outcome.status !== 'success') counts.errors++;
      const report = makeReport({
        requestId,
        outcome,
        durationMs: startedAt === 0 ? 0 : performance.now() - startedAt,
        memoryMb: pool.config.memoryMb,
        maxMemoryUsedMb: environment?.maxMemoryUsedMb() ?? 0,
        initDurationMs,
      });
      emit(name, { type: 'report', environment: environment?.id ?? '', ...report });
      tail.push(`END RequestId: ${requestId}`, reportLine(report));
      return { outcome, tail };
    } catch (error) {
      noteThrottle(name, counts, error);
      throw error;
    } finally {
      tails.delete(requestId);
      setRunning(counts.running - 1);
      concurrency.leave(name);
    }

    function setRunning(running: number): void {
      counts.running = running;
      counts.maxRunning = Math.max(counts.maxRunning, running);
      emit(name, { type: 'concurrency', concurrentExecutions: running });
    }
  }

  function noteThrottle(name: string, counts: DeployedFunction['counts'], error: unknown): void {
    if (!(error instanceof ApiError) || error.status !== 429) return;
    counts.throttles++;
    onEvent({ type: 'throttle', time: Date.now(), function: name, reason: error.reason ?? '' });
  }

  return {
    url: `http://${host}:${port}`,
    port,
    async putFunction(config) {
      if (isClosed) throw new Error('The Lambda service is closed.');
      const pool = newPool(config);
      provisioning.add(pool);
      try {
        await pool.provision();
      } catch (error) {
        await pool.close();
        throw error;
      } finally {
        provisioning.delete(pool);
      }
      concurrency.setReserved(config.name, config.reservedConcurrency);
      const before = functions.get(config.name);
      if (before === undefined) {
        const counts = { invocations: 0, errors: 0, throttles: 0, coldStarts: 0, running: 0, maxRunning: 0 };
        functions.set(config.name, { pool, old: new Set(), counts });
        return;
      }
      before.counts.coldStarts += before.pool.coldStarts();
      before.old.add(before.pool);
      before.pool.retire();
      before.pool = pool;
    },
    async deleteFunction(name) {
      const found = functions.get(name);
      if (found === undefined) return;
      functions.delete(name);
      concurrency.remove(name);
      await Promise.all([found.pool, ...found.old].map((pool) => pool.close()));
    },
    getMetrics: () =>
      Object.fromEntries(
        [...functions].map(([name, { pool, counts, old }]) => [
          name,
          {
            invocations: counts.invocations,
            errors: counts.errors,
            throttles: counts.throttles,
            coldStarts: counts.coldStarts + pool.coldStarts(),
            concurrentExecutions: counts.running,
            maxConcurrentExecutions: counts.maxRunning,
            environments: [pool, ...old].reduce((sum, each) => sum + each.environmentCount(), 0),
          },
        ]),
      ),
    async close() {
      isClosed = true;
      const pools = [...functions.values()]
        .flatMap(({ pool, old }) => [pool, ...old])
        .concat(...provisioning);
      await Promise.all(pools.map((pool) => pool.close()));
      reaper.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
