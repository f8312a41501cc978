import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultyDrive } from './drive/faultyDrive.ts';
import { OracleError } from './errors.ts';
import { replay } from './replay.ts';
import { type Fixture, writeFixture } from './report/fixture.ts';

const fixture: Fixture = {
  source: {
    subgraphs: [{ name: 's0', sdl: 'type Query { name: String size: Int }' }],
    data: { objects: [{ id: 'Query', type: 'Query', fields: { name: ['a'], size: [1] } }] },
  },
  operation: { query: '{ name size }', variables: {} },
  expected: { data: { name: 'a', size: 1 } },
};
const right = faultyDrive((answer) => answer);
const wrong = faultyDrive(() => ({ data: { name: 'a', size: 2 } }));

describe('fixtures', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replay-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are judged again as they were kept', async () => {
    await writeFixture(join(folder, 'b'), fixture, undefined);
    await writeFixture(join(folder, 'a'), fixture, undefined);
    const differences = async (drive: typeof right) =>
      (await replay(folder, drive)).map(({ verdict }) => verdict.difference?.cause);
    expect(await differences(right)).toEqual([undefined, undefined]);
    expect(await differences(wrong)).toEqual(['wrong data', 'wrong data']);
  });

  it('must expect the truth', async () => {
    await writeFixture(folder, { ...fixture, expected: { data: { name: 'b', size: 1 } } }, undefined);
    await expect(replay(folder, right)).rejects.toThrow(/expected.json is not the truth/);
  });

  it('must compose and be whole', async () => {
    await writeFixture(folder, fixture, undefined);
    await writeFile(join(folder, 'subgraphs', 's1.graphql'), 'type Query { name: Int }');
    await expect(replay(folder, right)).rejects.toThrow(OracleError);
    await rm(join(folder, 'data.json'));
    await expect(replay(folder, right)).rejects.toThrow(/is no fixture/);
  });
});
