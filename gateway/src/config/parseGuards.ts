import type { GuardOptions } from '../guards/guardOptions.ts';
import { defaultDemand } from '../guards/guardOptions.ts';
import type { Reader } from './reader.ts';

export const GUARD_KEYS = [
  'GATEWAY_DENIAL',
  'GATEWAY_COST_MODE',
  'GATEWAY_COST_LIMIT',
  'GATEWAY_COST_LIST_SIZE',
  'GATEWAY_OVERRIDE_KEY',
  'GATEWAY_OVERRIDE_LABELS',
];

/** By what a request keeps to its side of a progressive `@override`. */
export type StickyKey =
  | { readonly from: 'request' }
  | { readonly from: 'header' | 'claim'; readonly name: string };

export function parseGuards(reader: Reader): GuardOptions {
  return {
    denial: reader.oneOf('GATEWAY_DENIAL', ['filter', 'reject']),
    demand: {
      mode: reader.oneOf('GATEWAY_COST_MODE', ['enforce', 'measure', 'off']),
      limit: reader.positive('GATEWAY_COST_LIMIT', defaultDemand.limit),
      listSize: reader.positive('GATEWAY_COST_LIST_SIZE', defaultDemand.listSize),
    },
    overridePercents: readOverrideLabels(reader),
  };
}

export function parseStickyKey(reader: Reader): StickyKey {
  const text = reader.text('GATEWAY_OVERRIDE_KEY', 'request');
  if (text === 'request') return { from: 'request' };
  const [, from, name = ''] = /^(header|claim):([^\s:]+)$/.exec(text) ?? [];
  if (from === 'header') return { from, name: name.toLowerCase() };
  if (from === 'claim') return { from, name };
  reader.problem(`GATEWAY_OVERRIDE_KEY: must be request, header:NAME or claim:NAME, not "${text}"`);
  return { from: 'request' };
}

/** `label=25,other=100`: percent of requests for which a label is in force. */
function readOverrideLabels(reader: Reader): ReadonlyMap<string, number> {
  const percents = new Map<string, number>();
  for (const part of reader.list('GATEWAY_OVERRIDE_LABELS')) {
    const [, label = '', percent] = /^([^=]+)=([0-9.]+)$/.exec(part) ?? [];
    const value = Number(percent);
    if (value >= 0 && value <= 100) percents.set(label, value);
    else reader.problem(`GATEWAY_OVERRIDE_LABELS: must be label=percent with 0 to 100, not "${part}"`);
  }
  return percents;
}
