import { readPlan } from './readPlan.ts';
import type { ScriptPlan } from './scriptFiles.ts';

const plan: ScriptPlan = {
  url: 'http://gateway.test/graphql',
  protocol: 'graphql',
  runId: 'R1',
  timeoutMs: 1_000,
  requestsFile: '/runs/R1/requests.tsv',
  bodies: ['{"query":"{ a }","variables":'],
  scenarios: { replay: { executor: 'constant-arrival-rate' } },
  thresholds: { request_failed: ['rate<0.1'] },
};

describe('the plan of a script', () => {
  it.each([
    ['a replay', plan],
    ['a comparison', { ...plan, candidateUrl: 'http://candidate.test/graphql' }],
    ['signed invocations', { ...plan, protocol: 'invoke', signingRegion: 'eu-west-1' }],
  ])('is read as that of %s', (_what, value) => {
    expect(readPlan('plan.json', JSON.stringify(value))).toEqual(value);
  });

  it.each([
    ['no JSON', '{"url":'],
    ['no object', '[]'],
    ['without a URL', JSON.stringify({ ...plan, url: undefined })],
    ['of another protocol', JSON.stringify({ ...plan, protocol: 'smtp' })],
    ['with a time that is a text', JSON.stringify({ ...plan, timeoutMs: '1s' })],
    ['with a body that is no text', JSON.stringify({ ...plan, bodies: [{}] })],
    ['with one text in place of thresholds', JSON.stringify({ ...plan, thresholds: { a: 'rate<1' } })],
  ])('is refused with the name of the file when it is %s', (_what, text) => {
    expect(() => readPlan('plan.json', text)).toThrow(/^plan\.json is no plan of a run: /);
  });
});
