import { join } from 'node:path';
import type { ReplayPlan } from '../plan/makePlan.ts';
import { collectRun } from './collect.ts';

const plan: ReplayPlan = {
  shape: { kind: 'constant', rate: 60, durationMs: 1_000 },
  ticks: new Float64Array(),
  operations: [],
  requests: [],
  passes: 1,
};
const nothing = join(import.meta.dirname, 'nothing');
const files = { raw: [`${nothing}.csv`], summaries: [`${nothing}.json`] };

describe('a run without a summary of its thresholds', () => {
  it('is collected when it was ended early', () => {
    expect(collectRun(plan, files, false)).toMatchObject({ sent: [], thresholds: [] });
  });

  it('is no run that came to its end: nobody knows whether they hold', () => {
    expect(() => collectRun(plan, files, true)).toThrow(`${nothing}.json is missing`);
  });
});
