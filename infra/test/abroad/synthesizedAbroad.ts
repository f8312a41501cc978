import { join } from 'node:path';
import { createScratchRepository, type ScratchRepository } from '../../../local/test/scratchRepository.ts';
import { oncePerRun } from '../template/oncePerRun.ts';
import { ACCOUNT, readSynthesized, type Synthesized, synthesize } from '../template/synthesized.ts';

/** Of the graphlet `busy` alone, in us-west-2. */
export const BUSY_ACCOUNT = '444455556666';
export const CERTIFICATE = `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/0b1c2d3e`;
/** A stage far from us-east-1, in which much is other than in ours. */
export const stage = {
  account: ACCOUNT,
  region: 'eu-west-1',
  isProtected: false,
  logRetentionDays: 30,
  logLevel: 'info',
  rollout: 'allAtOnce',
  hasProvisionedConcurrency: true,
  firewall: { requestsPer5Minutes: 500 },
  originKeyNumber: 7,
  domain: { name: 'graph.example.com', certificateArn: CERTIFICATE },
  gatewayEnvironment: { GATEWAY_CORS_ORIGINS: 'https://example.com' },
  gatewayInstances: {
    subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    securityGroupIds: ['sg-0123456789abcdef0'],
    requestsPerEnvironment: 32,
    memoryGiBPerVcpu: 4,
    minEnvironments: 3,
    maxEnvironments: 20,
    maxVcpuCount: 64,
  },
  alarmEmails: {},
};

/** The templates of a repository with graphlets that this one has not: no line of CDK knows them. */
export async function synthesizedAbroad(): Promise<Synthesized> {
  const folder = await oncePerRun('synth-abroad', (shared) => {
    const repository = writeRepository();
    try {
      synthesize('abroad', join(shared, 'cdk.out'), {
        GRAPHLETS_ROOT: repository.root,
        GRAPHLETS_STAGES: join(repository.root, 'stages'),
      });
    } finally {
      repository.remove();
    }
  });
  return readSynthesized(join(folder, 'cdk.out'), 'abroad');
}

function writeRepository(): ScratchRepository {
  const repository = createScratchRepository('export const handler = () => 1;');
  const { write, writeGraphlet } = repository;
  write('canaries/main.ts', 'export const handler = () => 2;');
  write(
    'canaries/function.json',
    JSON.stringify({
      name: 'canary',
      owner: 'tests',
      runtime: 'nodejs24.x',
      entry: 'main.ts',
      memoryMb: 256,
      timeoutMs: 90_000,
      schema: null,
      environment: { CANARY_JOURNEYS: 'home-page' },
    }),
  );
  writeGraphlet('plain', {
    code: 'export const handler = () => 3;',
    sdl: 'type Query { plain: Int }',
    manifest: {},
  });
  writeGraphlet('busy', {
    code: 'export const handler = () => 4;',
    sdl: 'type Query { busy: Int }',
    manifest: {
      account: BUSY_ACCOUNT,
      region: 'us-west-2',
      reservedConcurrency: 100,
      provisionedConcurrency: { min: 5, max: 50, targetUtilization: 0.6 },
      tables: ['busy', 'busy-log'],
      writes: ['busy-log'],
    },
  });
  write('graphlets/brew/build/brew.jar', 'PK');
  writeGraphlet('brew', {
    sdl: 'type Query { brew: Int }',
    manifest: { runtime: 'java25', entry: 'build/brew.jar', handler: 'com.example.Brew' },
  });
  write('stages/abroad.json', JSON.stringify(stage));
  return repository;
}
