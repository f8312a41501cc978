import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';

export const USAGE = `Usage: npm run synth|diff|deploy|bootstrap -- [--stage NAME] [options]

  synth      write the CloudFormation templates to infra/cdk.out and check them; needs no network and no account
  bootstrap  prepare an account for the CDK, once
  diff       what a deployment would change
  deploy     deploy everything: tables, graphlets, the graph, the gateway, the edge (docs/deploy.md)

Options
  --stage NAME       infra/stages/NAME.json (default: dev)
  --graphlet NAME    deploy, diff: this graphlet alone; its schema is published, and served if it changed
  --gateway          deploy: the gateway alone, with the graph that is current (after npm run schema -- rollback)
  --operations PATH  deploy: plan these operations ahead (.graphql, traffic, or folders; may come again)
  --no-publish       deploy: leave the registry, the gateway and what is in front of it as they are
  --yes              deploy: do not ask before permissions are widened
  --output DIR       synth: where the templates go (default: infra/cdk.out)
  --json             synth: the stacks as JSON
  --help             this text

Credentials and profile are those of the AWS CLI (AWS_PROFILE, ...).`;

const commands = ['synth', 'bootstrap', 'diff', 'deploy'] as const;

export interface InfraArguments {
  readonly command: (typeof commands)[number];
  readonly stage: string;
  readonly graphlet: string | undefined;
  readonly scope: 'all' | 'gateway';
  readonly operations: readonly string[];
  readonly isPublishing: boolean;
  readonly isAsking: boolean;
  readonly output: string | undefined;
  readonly isJson: boolean;
}

/**
 * @returns `help` when it was asked for
 * @throws {UsageError}
 */
export function parseInfraArguments(argv: readonly string[]): InfraArguments | 'help' {
  const { values, positionals } = parseArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      graphlet: { type: 'string' },
      gateway: { type: 'boolean' },
      operations: { type: 'string', multiple: true },
      'no-publish': { type: 'boolean' },
      yes: { type: 'boolean', short: 'y' },
      output: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return 'help';
  const command = commands.find((known) => known === positionals[0]);
  if (command === undefined || positionals.length > 1) {
    throw new UsageError(`Not understood: ${positionals.join(' ')}\n\n${USAGE}`);
  }
  const misplaced = [
    ...(['synth', 'bootstrap'].includes(command) && values.graphlet !== undefined ? ['--graphlet'] : []),
    ...(command !== 'synth' && values.output !== undefined ? ['--output'] : []),
    ...(command !== 'synth' && values.json === true ? ['--json'] : []),
    ...(command !== 'deploy' && values.gateway === true ? ['--gateway'] : []),
    ...(command !== 'deploy' && values.operations !== undefined ? ['--operations'] : []),
    ...(command !== 'deploy' && values['no-publish'] === true ? ['--no-publish'] : []),
    ...(command !== 'deploy' && values.yes === true ? ['--yes'] : []),
  ];
  if (misplaced.length > 0) throw new UsageError(`${misplaced.join(', ')}: not for ${command}. See --help.`);
  if (values.gateway === true && (values.graphlet !== undefined || values['no-publish'] === true)) {
    throw new UsageError(
      '--gateway stands alone: neither --graphlet nor --no-publish goes with it. See --help.',
    );
  }
  return {
    command,
    stage: values.stage ?? 'dev',
    graphlet: values.graphlet,
    scope: values.gateway === true ? 'gateway' : 'all',
    operations: values.operations ?? [],
    isPublishing: values['no-publish'] !== true,
    isAsking: values.yes !== true,
    output: values.output,
    isJson: values.json === true,
  };
}
