import type { TrafficOptions } from '../traffic/createTrafficLog.ts';
import type { Reader } from './reader.ts';

export const TRAFFIC_KEYS = [
  'GATEWAY_TRAFFIC_SAMPLE_PERCENT',
  'GATEWAY_TRAFFIC_REDACT',
  'GATEWAY_TRAFFIC_HEADERS',
] as const;

export function parseTraffic(reader: Reader): TrafficOptions {
  const text = reader.text('GATEWAY_TRAFFIC_SAMPLE_PERCENT', '1');
  const samplePercent = Number(text);
  if (text.trim() === '' || !(samplePercent >= 0 && samplePercent <= 100)) {
    reader.problem(`GATEWAY_TRAFFIC_SAMPLE_PERCENT: must be a number from 0 to 100, not "${text}"`);
  }
  return {
    samplePercent,
    redact: reader.list('GATEWAY_TRAFFIC_REDACT'),
    headers: reader.list('GATEWAY_TRAFFIC_HEADERS').map((name) => name.toLowerCase()),
  };
}
