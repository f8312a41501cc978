import { parseGraphletEnvironment } from '@graphlets/platform/graphlet/parseGraphletEnvironment';
import { createSyntheticHandler } from './createSyntheticHandler.ts';
import { processEffects } from './faults/effects.ts';

const { timeoutMs, logLevel } = parseGraphletEnvironment(process.env, []);

export const handler = createSyntheticHandler({
  // Set where the manifest asks for more than one.
  instance: Number(process.env.FUNCTION_INSTANCE ?? 1),
  timeoutMs,
  logLevel,
  env: process.env,
  effects: processEffects,
});
