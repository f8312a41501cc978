import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { processTelemetry } from '@graphlets/platform/telemetry/processTelemetry';
import { parseConfig } from './config/parseConfig.ts';
import { createFronts } from './createFronts.ts';
import { readBundledAsset } from './graphiql/readAsset.ts';
import { createHandler } from './handler.ts';
import { createOpening, type Fronts } from './openFronts.ts';
import { createCredentials } from './transport/credentials.ts';

const config = parseConfig(process.env);
const log = createLog({ function: config.functionName, level: config.logLevel });

const credentials = createCredentials(process.env, systemClock);

let initDurationMs = 0;
const telemetry = processTelemetry({
  functionName: config.functionName,
  env: process.env,
  log,
  isOn: config.hasTelemetry,
  initDurationMs: () => initDurationMs,
});

async function load(): Promise<Fronts> {
  try {
    return await createFronts(config, {
      credentials,
      readAsset: readBundledAsset,
      log,
      telemetry,
      traceHeader: () => process.env._X_AMZN_TRACE_ID,
    });
  } catch (error) {
    log.error('The gateway cannot start.', { error });
    throw error;
  }
}

/** What Lambda gives the init phase is 10 s, the start of the process included. */
const INIT_MS = 9_000;

const { timeoutMs, flushReserveMs } = config;
const open = createOpening({ load, flushReserveMs, clock: systemClock });
// In the init phase Lambda gives the whole CPU, and no request's time is spent; what fails is tried again by a request.
await open(INIT_MS);
initDurationMs = performance.now();

export const handler = createHandler(
  open,
  createFunctionRuntime({ timeoutMs, flushReserveMs, telemetry, log, clock: systemClock }),
);
