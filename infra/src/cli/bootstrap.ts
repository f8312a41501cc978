import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Cdk } from './cdk.ts';
import { DeployError } from './deployError.ts';

const manifestSchema = z.object({
  artifacts: z.record(z.string(), z.object({ environment: z.string().optional() })),
});

/** Accounts and regions that the templates are for, e.g. `aws://111122223333/us-east-1`. */
export function readEnvironments(outdir: string): readonly string[] {
  const { artifacts } = manifestSchema.parse(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')));
  return [...new Set(Object.values(artifacts).flatMap(({ environment }) => environment ?? []))].sort();
}

/**
 * Prepares the home account for the CDK, in each region that is needed; tells how to prepare the others, for which
 * these credentials are not.
 *
 * @param account - of the stage; `undefined` when it is not known
 * @returns exit code
 * @throws {DeployError} when no account is known
 */
export function bootstrap(
  environments: readonly string[],
  account: string | undefined,
  cdk: Cdk,
  print: (text: string) => void,
): number {
  if (account === undefined) throw new DeployError(NO_ACCOUNT);
  const isHome = (environment: string) => environment.startsWith(`aws://${account}/`);
  const status = cdk(['bootstrap', ...environments.filter(isHome)]);
  if (status !== 0) return status;
  const foreign = environments.filter((environment) => !isHome(environment));
  if (foreign.length > 0) {
    print(
      `\nIn infra/, with credentials of the other accounts, so that ${account} may deploy there (choose a narrower policy if you have one):`,
    );
  }
  for (const environment of foreign) {
    print(
      `  npx cdk bootstrap ${environment} --trust ${account} --cloudformation-execution-policies arn:aws:iam::aws:policy/AdministratorAccess`,
    );
  }
  return 0;
}

export const NO_ACCOUNT =
  'There are no credentials of an AWS account: set AWS_PROFILE or log in (aws sso login), and run the command again.';
