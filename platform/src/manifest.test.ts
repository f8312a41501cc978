import { ConfigError } from './errors.ts';
import { parseManifest } from './manifest.ts';

const ratings = {
  name: 'ratings',
  owner: 'ratings-team',
  runtime: 'nodejs24.x',
  entry: 'src/main.ts',
  memoryMb: 512,
  timeoutMs: 3000,
};

describe('parseManifest', () => {
  it('fills in the defaults', () => {
    expect(parseManifest(ratings, 'graphlet.json')).toEqual({
      ...ratings,
      handler: 'main.handler',
      reservedConcurrency: null,
      provisionedConcurrency: { min: 0, max: 0, targetUtilization: 0.7 },
      tables: [],
      writes: [],
      schema: 'schema.graphql',
      instances: 1,
      environment: {},
      assets: {},
      account: null,
      region: null,
    });
  });

  it('lets a graphlet write to tables of its own only', () => {
    expect(() => parseManifest({ ...ratings, tables: ['ratings'], writes: ['titles'] }, 'x.json')).toThrow(
      /writes: names a table that is not among "tables"/,
    );
  });

  it('names the file and every bad key at once', () => {
    const problems = () =>
      parseManifest({ ...ratings, memoryMB: 512, timeoutMs: '3s', memoryMb: 64 }, 'x/graphlet.json');
    expect(problems).toThrow(ConfigError);
    expect(problems).toThrow(/x\/graphlet\.json[\s\S]*memoryMb[\s\S]*timeoutMs[\s\S]*"memoryMB"/);
  });
});
