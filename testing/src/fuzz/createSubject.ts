import { createCompiledEngine } from '@graphlets/gateway/compiled/createCompiledEngine';
import { parseConfig } from '@graphlets/gateway/config/parseConfig';
import { createGateway } from '@graphlets/gateway/gateway';
import { createHandler, type LambdaContext } from '@graphlets/gateway/handler';
import { createHttpFront } from '@graphlets/gateway/http/createHttpFront';
import type { Transport } from '@graphlets/gateway/transport/transport';
import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { noTelemetry } from '@graphlets/platform/telemetry/noTelemetry';
import type { Graph } from '../oracle/graph/graph.ts';

/** A whole gateway in this process, as its Lambda handler, with the default limits. */
export interface Subject {
  handle(event: unknown): Promise<unknown>;
  /** Whether it has failed on a request since it was last asked: that is a fault of its own. */
  takeFailure(): string | undefined;
  close(): Promise<void>;
}

const context: LambdaContext = { awsRequestId: 'fuzz', getRemainingTimeInMillis: () => 60_000 };

export async function createSubject(graph: Graph, transport: Transport): Promise<Subject> {
  let failure: string | undefined;
  const log = createLog({
    function: 'gateway',
    level: 'warn',
    write: (line) => {
      if (isOwnFailure(JSON.parse(line))) failure ??= line;
    },
  });
  const config = parseConfig({ GATEWAY_SUPERGRAPH_FILE: 'fuzz.graphql', FUNCTION_TIMEOUT_MS: '60000' });
  const { limits, guards } = config;
  // Small, so that it is full early: what grows after that is a leak.
  const cacheBytes = 4 * 2 ** 20;
  const engine = await createCompiledEngine({
    supergraphSdl: graph.supergraphSdl,
    transport,
    limits,
    guards,
    cacheBytes,
    // Both ways of reading an answer have their part.
    expressionsAfter: 2,
    log,
  });
  const { timeoutMs, flushReserveMs } = config;
  const clock = systemClock;
  const telemetry = noTelemetry(clock);
  const runRequest = createFunctionRuntime({ timeoutMs, flushReserveMs, telemetry, log, clock });
  const gateway = createGateway({ engine, config, runRequest });
  const http = createHttpFront({ gateway, config, health: {} });
  const handler = createHandler(() => ({ gateway, http }), runRequest);
  return {
    handle: (event) => handler(event, context),
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
    close: () => engine.close(),
  };
}

/** That a planner gives up, or a graphlet, is said in the answer; what nobody expected is not. */
function isOwnFailure({ level, code, message }: Readonly<Record<string, unknown>>): boolean {
  if (level === 'error') return message !== 'An operation cannot be planned.';
  return code === 'INTERNAL_SERVER_ERROR';
}
