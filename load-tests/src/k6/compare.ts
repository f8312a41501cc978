// The script of `--baseline --candidate`: each request goes to the baseline twice and to the candidate once.
import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import http from 'k6/http';
import { diffAnswers } from '../compare/diffAnswers.ts';
import { judge } from './judge.ts';
import { readPlan } from './readPlan.ts';
import { OUTCOMES, type ScriptPlan } from './scriptFiles.ts';

const planFile = __ENV.PLAN ?? '';
const plan = new SharedArray<ScriptPlan>('plan', () => [readPlan(planFile, open(planFile))])[0] as ScriptPlan;
const requests = new SharedArray<string>('requests', () => open(plan.requestsFile).split('\n'));
const urls = [plan.url, plan.url, plan.candidateUrl ?? plan.url];
/** Every target is first as often as last. */
const ORDERS = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
  [0, 2, 1],
  [1, 0, 2],
];

export const options = {
  scenarios: plan.scenarios,
  thresholds: plan.thresholds,
  userAgent: 'graphlets-replay',
};

function send(index: number, mark: string) {
  const [operation = '0', variables = '{}', client = '', headersJson = ''] = (
    requests[index % requests.length] as string
  ).split('\t');
  const body = `${plan.bodies[Number(operation)]}${variables}}`;
  const answers = urls.map(() => ({ body: '', ms: 0, outcome: 0 }));
  for (const target of ORDERS[index % ORDERS.length] as number[]) {
    const response = http.post(urls[target] as string, body, {
      timeout: `${plan.timeoutMs}ms`,
      responseType: 'text',
      headers: {
        'content-type': 'application/json',
        ...(headersJson !== '' && JSON.parse(headersJson)),
        ...(client !== '' && { 'apollographql-client-name': client }),
        'x-request-id': `replay-${plan.runId}-${mark}${index}-${'abc'[target]}`,
      },
    });
    const text = response.body as string | null;
    const outcome = judge({ status: response.status, errorCode: response.error_code, body: text });
    answers[target] = { body: text ?? '', ms: response.timings.duration, outcome: OUTCOMES.indexOf(outcome) };
  }
  return answers;
}

export function warmUp(): void {
  send(exec.scenario.iterationInTest, 'w');
}

export default function compare(): void {
  const index = exec.scenario.iterationInTest;
  const [first, second, candidate] = send(index, '') as [Answer, Answer, Answer];
  console.log(
    JSON.stringify({
      index,
      ms: [first.ms, second.ms, candidate.ms],
      outcomes: [first.outcome, second.outcome, candidate.outcome],
      noise: diffAnswers(first.body, second.body),
      differences: diffAnswers(first.body, candidate.body),
    }),
  );
}

type Answer = ReturnType<typeof send>[number];

export function handleSummary(data: unknown): Record<string, string> {
  return { [__ENV.SUMMARY as string]: JSON.stringify(data) };
}
