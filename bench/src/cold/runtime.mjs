// Stands for Lambda's runtime in a new process: loads a bundle, hands it one event and says what that cost.
// Plain JavaScript, so that stripping types is no part of any figure.
import { readFileSync } from 'node:fs';

const [bundle, eventFile, repeats = '0'] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = {
  awsRequestId: 'canary-cold-start',
  functionName: 'bench',
  getRemainingTimeInMillis: () => 10_000,
};

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const booted = { cpuMs: cpuMs(), wallMs: performance.now() };
const { handler } = await import(bundle);
const loaded = { cpuMs: cpuMs(), wallMs: performance.now() };
const answer = await handler(event, context);
const answered = { cpuMs: cpuMs(), wallMs: performance.now() };

// What the same costs once it is warm: the first half of the repeats is for the compiler.
const times = Number(repeats) / 2;
let warm = answered;
for (let n = 0; n < 2 * times; n++) {
  if (n === times) warm = { cpuMs: cpuMs(), wallMs: performance.now() };
  await handler(event, context);
}
const warmCpuMs = times > 0 ? (cpuMs() - warm.cpuMs) / times : undefined;

process.stdout.write(
  `\n${JSON.stringify({ coldStart: { booted, loaded, answered, body: answer.body, warmCpuMs } })}\n`,
  () => process.exit(0),
);
