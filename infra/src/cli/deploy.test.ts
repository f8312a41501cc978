import { UsageError } from '@graphlets/platform/errors';
import { createNames } from '../config/names.ts';
import { type DeployParts, deploy } from './deploy.ts';
import { parseInfraArguments } from './usage.ts';

const NEW = '2222222222222222';
const OLD = '1111111111111111';

/** Runs a command line; every step is written down. */
async function run(
  line: string,
  { fails, changed = true, composes = true }: { fails?: string; changed?: boolean; composes?: boolean } = {},
) {
  const steps: string[] = [];
  const parts: DeployParts = {
    names: createNames('prod'),
    graphlets: { withTables: ['ratings'], withoutTables: ['synthetic'] },
    cdk(args, version) {
      const stacks = args.filter((arg) => arg.startsWith('graphlets-')).map((arg) => arg.slice(15));
      steps.push(`cdk ${stacks.join(' ')}${version === undefined ? '' : ` at ${version}`}`);
      return fails !== undefined && stacks.includes(fails) ? 1 : 0;
    },
    openRegistry: async () => ({
      currentVersion: async () => OLD,
      async publish(operations) {
        if (!composes) throw new Error('does not compose');
        steps.push(['publish', ...operations].join(' '));
        return { version: NEW, changed };
      },
    }),
    print: () => {},
  };
  const options = parseInfraArguments(line.split(' '));
  if (options === 'help') throw new Error('no help was wanted');
  const status = await deploy(options, parts).catch((error: Error) => error.message);
  return { status, steps };
}

describe('npm run deploy', () => {
  it('deploys graphlets, publishes their graph, then deploys the gateway that serves it and what is in front', async () => {
    expect(await run('deploy --stage prod')).toEqual({
      status: 0,
      steps: [
        'cdk registry ratings-data ratings synthetic',
        'publish',
        `cdk gateway edge canaries observability* at ${NEW}`,
      ],
    });
  });

  it('stops at a graphlet that cannot be deployed: the graph does not speak of it then', async () => {
    expect(await run('deploy', { fails: 'ratings' })).toEqual({
      status: 1,
      steps: ['cdk registry ratings-data ratings synthetic'],
    });
  });

  it('leaves the gateway alone when the graph does not compose', async () => {
    expect(await run('deploy', { composes: false })).toEqual({
      status: 'does not compose',
      steps: ['cdk registry ratings-data ratings synthetic'],
    });
  });

  it('deploys one graphlet, and the gateway only if the graph changed by it', async () => {
    expect((await run('deploy --graphlet ratings')).steps).toEqual([
      'cdk ratings-data ratings',
      'publish',
      `cdk gateway at ${NEW}`,
    ]);
    expect((await run('deploy --graphlet synthetic', { changed: false })).steps).toEqual([
      'cdk synthetic',
      'publish',
    ]);
    expect((await run('deploy --graphlet ratings --no-publish')).steps).toEqual(['cdk ratings-data ratings']);
  });

  it('plans operations ahead that it is given', async () => {
    expect((await run('deploy --graphlet synthetic --operations top.graphql')).steps[1]).toBe(
      'publish top.graphql',
    );
  });

  it('deploys the gateway alone with the graph that is current, after a rollback', async () => {
    expect((await run('deploy --gateway')).steps).toEqual([`cdk gateway at ${OLD}`]);
  });
});

describe('the command line', () => {
  it.each([
    ['deploy --gateway --graphlet ratings', /--gateway stands alone/],
    ['synth --graphlet ratings', /--graphlet: not for synth/],
    ['diff --json --yes', /--json, --yes: not for diff/],
    ['destroy', /Not understood: destroy/],
    ['deploy --stagee prod', /Unknown option '--stagee'.*See --help/],
  ])('refuses %s', (line, message) => {
    expect(() => parseInfraArguments(line.split(' '))).toThrow(UsageError);
    expect(() => parseInfraArguments(line.split(' '))).toThrow(message);
  });
});
