// Stands for Lambda's runtime in a new process: loads a bundle, hands it one event and says what that cost.
// Plain JavaScript, so that stripping types is no part of any figure.
import { readFileSync } from 'node:fs';

const [bundle, eventFile] = process.argv.slice(2);
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

process.stdout.write(
  `\n${JSON.stringify({ coldStart: { booted, loaded, answered, body: answer.body } })}\n`,
  () => process.exit(0),
);
