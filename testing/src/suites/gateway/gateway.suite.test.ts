import { type GatewayTarget, resolveGatewayTarget } from '../../target/resolveGatewayTarget.ts';
import { describeChoice, readTargetChoice } from '../../target/targetChoice.ts';
import { describeFaults } from './faults.ts';
import { describeFederation } from './federation.ts';
import { describeHttp } from './http.ts';
import { describeLimits } from './limits.ts';
import { describeRequests } from './requests.ts';
import { createSuite } from './suite.ts';
import { describeSurvival } from './survival.ts';

const choice = readTargetChoice(process.env);
let target: GatewayTarget;
beforeAll(async () => {
  target = await resolveGatewayTarget();
}, 60_000);
afterAll(() => target?.close());

describe(`the gateway at ${describeChoice(choice)}`, () => {
  const suite = createSuite(choice, () => target);
  describeFederation(suite);
  describeRequests(suite);
  describeFaults(suite);
  describeHttp(suite);
  describeLimits(suite);
  // The last one: it ends what it ran on.
  describeSurvival(suite);
});
