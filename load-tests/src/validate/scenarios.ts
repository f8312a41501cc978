import type { LambdaServiceOptions } from '@graphlets/local-lambda';
import type { LambdaLimits } from '../simulate/lambdaModel.ts';

/** One limit of Lambda that binds: the same for the local service and for the simulator. */
export interface Scenario {
  readonly name: string;
  readonly tps: number;
  readonly rampMs: number;
  readonly durationMs: number;
  readonly sleepMs: number;
  readonly service: Pick<LambdaServiceOptions, 'accountConcurrency' | 'startsPerTenSeconds'>;
  readonly reserved: number | null;
  readonly limits: Omit<LambdaLimits, 'idleMs' | 'provisioned'>;
}

export const FUNCTION = 'sleeper';
const perFunction = (per10Seconds: number) => ({ kind: 'per-function', per10Seconds }) as const;

export const scenarios: readonly Scenario[] = [
  {
    name: 'account limit of 8, constant 50 TPS of 240 ms',
    tps: 50,
    rampMs: 0,
    durationMs: 15_000,
    sleepMs: 240,
    service: { accountConcurrency: 8 },
    reserved: null,
    limits: { accountConcurrency: 8, reserved: {}, scaling: perFunction(1_000) },
  },
  {
    name: 'reserved 6, ramp to 40 TPS of 300 ms',
    tps: 40,
    rampMs: 10_000,
    durationMs: 10_000,
    sleepMs: 300,
    service: { accountConcurrency: 100 },
    reserved: 6,
    limits: { accountConcurrency: 100, reserved: { [FUNCTION]: 6 }, scaling: perFunction(1_000) },
  },
  {
    name: '6 environments in 10 s, constant 20 TPS of 700 ms',
    tps: 20,
    rampMs: 0,
    durationMs: 20_000,
    sleepMs: 700,
    service: { accountConcurrency: 100, startsPerTenSeconds: 6 },
    reserved: null,
    limits: { accountConcurrency: 100, reserved: {}, scaling: perFunction(6) },
  },
];
