import { readFileSync } from 'node:fs';
import { K6Error } from '../errors.ts';
import { isObject, parseJson } from '../traffic/fields.ts';

export interface Threshold {
  readonly metric: string;
  readonly condition: string;
  readonly ok: boolean;
}

/** Out of what k6's `handleSummary` wrote. @throws {K6Error} which names a file that is missing or no summary */
export function readThresholds(file: string): readonly Threshold[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new K6Error(`${file} is missing: k6 did not say how its thresholds went.`, { cause });
  }
  const summary = parseJson(text);
  const metrics = isObject(summary) && isObject(summary.metrics) ? summary.metrics : undefined;
  if (metrics === undefined) throw notSummary(file, 'it has no metrics');
  return Object.entries(metrics).flatMap(([metric, value]) => {
    const thresholds = isObject(value) ? (value.thresholds ?? {}) : undefined;
    if (!isObject(thresholds)) throw notSummary(file, `the thresholds of ${metric} cannot be read`);
    return Object.entries(thresholds).map(([condition, verdict]) => {
      const ok = isObject(verdict) ? verdict.ok : undefined;
      if (typeof ok === 'boolean') return { metric, condition, ok };
      throw notSummary(file, `the threshold ${condition} of ${metric} has no verdict`);
    });
  });
}

function notSummary(file: string, why: string): K6Error {
  return new K6Error(`${file} is no summary of k6: ${why}.`);
}
