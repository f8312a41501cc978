// `npm run test:graphlets`: each graphlet's own suite, without a gateway.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TargetError } from '../target/errors.ts';
import { checkReachable } from '../target/httpTarget.ts';
import { checkFunction, createLambdaClient } from '../target/lambdaTarget.ts';
import { ROOT } from '../target/localStack.ts';
import { functionUrl } from '../target/resolveGraphletTarget.ts';
import { describeChoice, type TargetChoice } from '../target/targetChoice.ts';
import { chooseGraphlets } from './chooseGraphlets.ts';
import { runJest } from './runJest.ts';
import { runSuite } from './runSuite.ts';
import { parseSuiteOptions } from './suiteOptions.ts';

const USAGE = `Usage: npm run test:graphlets -- [options]

Tests graphlets one by one, each called as the gateway would call it.

Options
  --graphlet NAME   this one only

Where (one of)
  --target local    a stack with the graphlet and its tables on this machine (default)
  --endpoint URL    a graphlet's function URL; or a whole stack, e.g. http://localhost:4000
  --function NAME   a graphlet by Lambda Invoke; the AWS SDK's environment says where
                    (AWS_ENDPOINT_URL_LAMBDA, AWS_REGION, AWS_PROFILE, ...)

Output
  --json            the report as JSON on stdout
  --help            this text`;

await runSuite(async (args) => {
  const { choice, graphlet, isJson, isHelp } = parseSuiteOptions(args, ['graphlet']);
  if (isHelp) {
    console.log(USAGE);
    return undefined;
  }
  const graphlets = chooseGraphlets(findGraphlets(), graphlet, choice);
  for (const name of graphlets) await checkGraphlet(name, choice);
  const report = runJest(
    graphlets.map((name) => `graphlets/${name}/test/.*\\.suite\\.test\\.ts$`),
    choice,
  );
  return { what: `suite of ${graphlets.join(', ')} at ${describeChoice(choice)}`, isJson, report };
});

function findGraphlets(): readonly string[] {
  const folder = join(ROOT, 'graphlets');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'graphlet.json')));
}

/** @throws {TargetError} when the graphlet has no suite, or does not answer */
async function checkGraphlet(name: string, choice: TargetChoice): Promise<void> {
  const folder = join(ROOT, 'graphlets', name, 'test');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (!files.some((file) => file.endsWith('.suite.test.ts'))) {
    throw new TargetError(`Graphlet ${name} has no suite: graphlets/${name}/test/*.suite.test.ts`);
  }
  if (choice.kind === 'http') await checkReachable(functionUrl(choice.endpoint, name));
  if (choice.kind === 'lambda') await checkFunction(choice.functionName, createLambdaClient(process.env));
}
