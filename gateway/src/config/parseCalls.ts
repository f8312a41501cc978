import { type CallSettings, defaultCallSettings } from '../transport/resilience/callSettings.ts';
import type { Reader } from './reader.ts';

export const CALL_KEYS = [
  'GATEWAY_RETRIES',
  'GATEWAY_RETRY_DELAY_MS',
  'GATEWAY_RETRY_PERCENT',
  'GATEWAY_CIRCUIT_WINDOW_MS',
  'GATEWAY_CIRCUIT_MIN_CALLS',
  'GATEWAY_CIRCUIT_FAILURE_PERCENT',
  'GATEWAY_CIRCUIT_OPEN_MS',
];

/** How calls of graphlets are tried again and given up. */
export function parseCalls(reader: Reader): CallSettings {
  const { retries, retryDelayMs, retryPercent, circuit } = defaultCallSettings;
  return {
    retries: reader.notNegative('GATEWAY_RETRIES', retries),
    retryDelayMs: reader.notNegative('GATEWAY_RETRY_DELAY_MS', retryDelayMs),
    retryPercent: reader.notNegative('GATEWAY_RETRY_PERCENT', retryPercent),
    circuit: {
      windowMs: reader.positive('GATEWAY_CIRCUIT_WINDOW_MS', circuit.windowMs),
      minCalls: reader.positive('GATEWAY_CIRCUIT_MIN_CALLS', circuit.minCalls),
      failurePercent: reader.positive('GATEWAY_CIRCUIT_FAILURE_PERCENT', circuit.failurePercent),
      openMs: reader.positive('GATEWAY_CIRCUIT_OPEN_MS', circuit.openMs),
    },
  };
}
