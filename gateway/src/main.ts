import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { processTelemetry } from '@graphlets/platform/telemetry/processTelemetry';
import { parseConfig } from './config/parseConfig.ts';
import { createFronts } from './createFronts.ts';
import { readBundledAsset } from './graphiql/readAsset.ts';
import { createHandler, type Fronts } from './handler.ts';
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

// In the init phase Lambda gives the whole CPU, and no request's time is spent; what fails is tried again by a request.
const loaded = await load().catch(() => undefined);
initDurationMs = performance.now();

export const handler = createHandler(load, loaded);
