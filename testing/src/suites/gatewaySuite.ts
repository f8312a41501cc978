// `npm run test:gateway`: the platform's features, seen from outside, at any gateway that has synthetic graphlets.
import { TargetError } from '../target/errors.ts';
import { createHttpTarget } from '../target/httpTarget.ts';
import { createLambdaClient, createLambdaTarget } from '../target/lambdaTarget.ts';
import { graphqlUrl } from '../target/resolveGatewayTarget.ts';
import { describeChoice, type TargetChoice } from '../target/targetChoice.ts';
import { runJest } from './runJest.ts';
import { runSuite } from './runSuite.ts';
import { parseSuiteOptions } from './suiteOptions.ts';

const USAGE = `Usage: npm run test:gateway -- [options]

Tests the gateway with synthetic graphlets: federation, batches, faults, HTTP, limits, load.

Where (one of)
  --target local    a stack of its own on this machine (default); starts and ends what it needs
  --endpoint URL    a gateway over HTTP, e.g. http://localhost:4000/graphql
  --function NAME   a gateway by Lambda Invoke; the AWS SDK's environment says where
                    (AWS_ENDPOINT_URL_LAMBDA, AWS_REGION, AWS_PROFILE, ...)

Options
  --engine NAME     of the local gateway: apollo or compiled
  --json            the report as JSON on stdout
  --help            this text

What a target cannot do is skipped, counted, and named with the reason.`;

await runSuite(async (args) => {
  const { choice, isJson, isHelp } = parseSuiteOptions(args, ['engine']);
  if (isHelp) {
    console.log(USAGE);
    return undefined;
  }
  await checkGateway(choice);
  const report = runJest(['testing/src/suites/gateway/.*\\.suite\\.test\\.ts$'], choice);
  return { what: `gateway suite at ${describeChoice(choice)}`, isJson, report };
});

/** @throws {TargetError} when there is no gateway, or one without the synthetic graphlets */
async function checkGateway(choice: TargetChoice): Promise<void> {
  if (choice.kind === 'local') return;
  const target =
    choice.kind === 'http'
      ? createHttpTarget(graphqlUrl(choice.endpoint))
      : createLambdaTarget(choice.functionName, createLambdaClient(process.env));
  const { body } = await target.graphql({ query: '{ synthetic1 { graphlet } synthetic3 { graphlet } }' });
  await target.close();
  if (body.errors === undefined) return;
  const messages = body.errors.map(({ message }) => `  ${message}`).join('\n');
  throw new TargetError(
    `${describeChoice(choice)} serves no graph with the graphlets synthetic-1 to synthetic-3:\n${messages}`,
  );
}
