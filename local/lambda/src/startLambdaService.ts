import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import type { InvokeRequest } from './api/invokeRequest.ts';
import { createLambdaApi } from './api/lambdaApi.ts';
import { startReaper } from './environment/reaper.ts';
import { startEnvironment } from './environment/startEnvironment.ts';
import { ApiError, functionNotFound } from './errors.ts';
import type { UnstampedEvent } from './events.ts';
import type { FunctionConfig } from './functionConfig.ts';
import { type Invoked, invokeFunction } from './invokeFunction.ts';
import type { LambdaService, LambdaServiceOptions } from './lambdaService.ts';
import { createConcurrency } from './pool/concurrency.ts';
import { createDeployedFunction, type DeployedFunction } from './pool/deployedFunction.ts';
import { createFunctionPool, type FunctionPool } from './pool/functionPool.ts';
import { createInitGate } from './pool/initGate.ts';
import { createScalingRate } from './pool/scalingRate.ts';

const ACCOUNT_ID = '000000000000';

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

  async function invoke(requestId: string, request: InvokeRequest): Promise<Invoked> {
    if (isClosed) throw new ApiError(503, 'ServiceException', 'The service is being closed.');
    const name = request.functionName;
    return invokeFunction(requestId, request, {
      target: find(name),
      functionArn: arnOf(name),
      concurrency,
      tails,
      emit: (event) => emit(name, event),
    });
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
      if (before === undefined) functions.set(config.name, createDeployedFunction(pool));
      else before.replacePool(pool);
    },
    async deleteFunction(name) {
      const found = functions.get(name);
      if (found === undefined) return;
      functions.delete(name);
      concurrency.remove(name);
      await found.close();
    },
    getMetrics: () => Object.fromEntries([...functions].map(([name, each]) => [name, each.metrics()])),
    async close() {
      isClosed = true;
      await Promise.all([...functions.values(), ...provisioning].map((each) => each.close()));
      reaper.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
