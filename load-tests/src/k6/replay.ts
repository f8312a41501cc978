// The script that k6 runs: sends the request that is due at every tick, and writes one line of raw results for each.
import crypto from 'k6/crypto';
import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import http from 'k6/http';
import { Counter, Rate, Trend } from 'k6/metrics';
import { judge } from './judge.ts';
import { readPlan } from './readPlan.ts';
import { OUTCOMES, type ScriptPlan, type SigningKeys } from './scriptFiles.ts';
import { signInvoke } from './signInvoke.ts';

const planFile = __ENV.PLAN ?? '';
const plan = new SharedArray<ScriptPlan>('plan', () => [readPlan(planFile, open(planFile))])[0] as ScriptPlan;
const requests = new SharedArray<string>('requests', () => open(plan.requestsFile).split('\n'));
const { url, protocol, runId, bodies, signingRegion } = plan;
const signing: SigningKeys | undefined =
  signingRegion === undefined
    ? undefined
    : {
        region: signingRegion,
        accessKeyId: __ENV.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: __ENV.AWS_SECRET_ACCESS_KEY ?? '',
        sessionToken: __ENV.AWS_SESSION_TOKEN,
      };
const timeout = `${plan.timeoutMs}ms`;
const isInvoke = protocol === 'invoke';

export const options = {
  scenarios: plan.scenarios,
  thresholds: plan.thresholds,
  discardResponseBodies: false,
  userAgent: 'graphlets-replay',
  noConnectionReuse: false,
  systemTags: ['scenario'],
};

const latencyMs = new Trend('latency_from_schedule', true);
const failed = new Rate('request_failed');
const timedOut = new Rate('request_timed_out');
const lateMs = new Trend('sent_late', true);
const count = new Counter('requests_sent');

function send(index: number, mark: string) {
  const [operation = '0', variables = '{}', client = '', headersJson = '', due = '0'] = (
    requests[index % requests.length] as string
  ).split('\t');
  const requestId = `replay-${runId}-${mark}${index}`;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ...(headersJson !== '' && JSON.parse(headersJson)),
    'x-request-id': requestId,
  };
  if (client !== '') headers['apollographql-client-name'] = client;
  const operationBody = `${bodies[Number(operation)]}${variables}`;
  const body = isInvoke ? `${operationBody},"headers":${JSON.stringify(headers)}}` : `${operationBody}}`;
  const sent = isInvoke
    ? signing === undefined
      ? { 'content-type': 'application/json' }
      : signInvoke(url, body, signing, new Date(), crypto)
    : headers;
  const response = http.post(url, body, { headers: sent, timeout, responseType: 'text' });
  const outcome = judge({
    status: response.status,
    errorCode: response.error_code,
    body: response.body as string | null,
  });
  const isCrash = isInvoke && response.headers['X-Amz-Function-Error'] !== undefined;
  return { response, outcome: isCrash ? ('httpError' as const) : outcome, dueMs: Number(due) };
}

/** Before the measured time: connections, environments and caches become what they are in service. */
export function warmUp(): void {
  send(exec.scenario.iterationInTest, 'w');
}

export default function replay(): void {
  const startedAt = Date.now();
  const { iterationInTest: index, startTime } = exec.scenario;
  // At the very end k6 may have one more than is due: it would count with the latency of one that came as late as that.
  if (index >= requests.length) return;
  const { response, outcome, dueMs } = send(index, '');
  const { blocked, connecting, tls_handshaking: tls, duration } = response.timings;
  const offsetMs = startedAt - startTime;
  const lagMs = Math.max(0, offsetMs - dueMs);

  latencyMs.add(lagMs + blocked + connecting + tls + duration);
  lateMs.add(lagMs);
  failed.add(outcome !== 'ok');
  timedOut.add(outcome === 'timeout');
  count.add(1);
  const bytes = typeof response.body === 'string' ? response.body.length : 0;
  console.log(
    `${index},${offsetMs},${(blocked + connecting + tls).toFixed(3)},${duration.toFixed(3)},${response.status},${OUTCOMES.indexOf(outcome)},${bytes},${startTime}`,
  );
}

/** Says how the thresholds went, in a file of its own. */
export function handleSummary(data: unknown): Record<string, string> {
  return { [__ENV.SUMMARY as string]: JSON.stringify(data) };
}
