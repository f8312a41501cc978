import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { discoverFunctions } from '@graphlets/platform/functions';
import { folderRegistry } from '@graphlets/schema-manager/registry/folderRegistry';
import { readCurrent } from '@graphlets/schema-manager/registry/publishedGraph';
import { createScratchRepository, type ScratchRepository } from '../../test/scratchRepository.ts';
import { type Bundler, createBundler } from '../bundle/bundler.ts';
import { createDeployer, type Deployer } from './deployer.ts';

let repository: ScratchRepository;
let bundler: Bundler;
let deployer: Deployer;
/** What the Lambda service and the database were asked, in order. */
let asked: string[];

beforeEach(async () => {
  asked = [];
  repository = createScratchRepository('export const handler = () => 1;');
  const { root } = repository;
  repository.writeGraphlet('a', {
    code: "export const handler = () => 'a1';",
    sdl: 'type Query { a: Int }',
    manifest: {},
  });
  repository.writeGraphlet('b', {
    code: "export const handler = () => 'b1';",
    sdl: 'type Query { b: Int }',
    manifest: { tables: ['titles'] },
  });
  bundler = createBundler(root);
  deployer = createDeployer({
    root,
    bundler,
    findFunctions: () => discoverFunctions(root),
    functionsFolder: join(root, '.local/functions'),
    registry: folderRegistry(join(root, '.local/registry')),
    host: {
      putFunction: async ({ name, environment, memoryMb }) => {
        asked.push(`put ${name} ${environment.NAME} ${memoryMb}`);
      },
      deleteFunction: async (name) => {
        asked.push(`delete ${name}`);
      },
    },
    environmentOf: ({ name }) => ({ NAME: name.toUpperCase() }),
    ensureTables: async (tables) => {
      asked.push(`tables ${tables.join()}`);
    },
  });
  await deployer.deploy('everything');
});
afterEach(async () => {
  await bundler.dispose();
  repository.remove();
});

const change = (...paths: string[]) => {
  asked = [];
  return deployer.deploy(new Set(paths.map((path) => join(repository.root, path))));
};
const code = (name: string) =>
  readFileSync(join(repository.root, '.local/functions', name, 'main.mjs'), 'utf8');
const current = () => readCurrent(folderRegistry(join(repository.root, '.local/registry')));
const nothing = { added: [], replaced: [], removed: [], publishedVersion: undefined, problems: [] };

describe('deploy', () => {
  it('puts the tables, the graphlets and the graph before the gateway', async () => {
    const [tables, ...puts] = asked;
    const gateway = puts.pop();
    expect([tables, puts.sort(), gateway]).toEqual([
      'tables titles',
      ['put a A 256', 'put b B 256'],
      'put gateway GATEWAY 256',
    ]);
    expect(await current()).toMatchObject({ version: expect.any(String) });
    expect(code('a')).toContain('a1');
  });

  it('does nothing for a change that changes nothing', async () => {
    repository.writeGraphlet('a', { code: "export const handler = () => 'a1'; // said otherwise" });
    expect(await change('graphlets/a/main.ts', 'graphlets/a/README.md')).toEqual(nothing);
    expect(asked).toEqual(['tables titles']);
  });

  it('replaces a graphlet alone when its code changes', async () => {
    repository.writeGraphlet('a', { code: "export const handler = () => 'a2';" });
    expect(await change('graphlets/a/main.ts')).toEqual({ ...nothing, replaced: ['a'] });
    expect(code('a')).toContain('a2');
  });

  it('replaces a function when its manifest changes', async () => {
    repository.writeGraphlet('a', { manifest: { memoryMb: 512 } });
    expect(await change('graphlets/a/graphlet.json')).toEqual({ ...nothing, replaced: ['a'] });
    expect(asked).toContain('put a A 512');
  });

  it('publishes a changed schema and replaces the gateway', async () => {
    const before = await current();
    repository.writeGraphlet('a', { sdl: 'type Query { a: String }' });
    const deployment = await change('graphlets/a/schema.graphql');
    expect(deployment).toEqual({ ...nothing, replaced: ['gateway'], publishedVersion: expect.any(String) });
    expect(await current()).toMatchObject({ version: deployment.publishedVersion });
    expect(deployment.publishedVersion).not.toBe(before?.version);
  });

  it('keeps graph and code when a schema does not compose, and takes other changes', async () => {
    const before = await current();
    repository.writeGraphlet('a', {
      code: "export const handler = () => 'a2';",
      sdl: 'type Query { b: String }',
    });
    repository.writeGraphlet('b', { code: "export const handler = () => 'b2';" });
    expect(await change('graphlets/a/main.ts', 'graphlets/a/schema.graphql', 'graphlets/b/main.ts')).toEqual({
      ...nothing,
      replaced: ['b'],
      problems: [
        expect.stringMatching(/^graphlets\/a\/schema\.graphql:2:14 FIELD_TYPE_MISMATCH: [\s\S]*fix: /),
        expect.stringMatching(/INVALID_FIELD_SHARING/),
      ],
    });
    expect([await current(), code('a').includes('a1')]).toEqual([before, true]);

    repository.writeGraphlet('a', { sdl: 'type Query { a: Int }' });
    expect(await change('graphlets/a/schema.graphql')).toEqual({ ...nothing, replaced: ['a'] });
    expect(code('a')).toContain('a2');
  });

  it('keeps the code that works when the new one cannot be bundled', async () => {
    repository.writeGraphlet('a', { code: "import x from './gone.ts'; export const handler = x;" });
    expect(await change('graphlets/a/main.ts')).toEqual({
      ...nothing,
      problems: [
        expect.stringMatching(/"a" cannot be bundled:\n {2}graphlets\/a\/main\.ts:1:15 Could not resolve/),
      ],
    });
    repository.write('graphlets/a/gone.ts', "export default () => 'a3';");
    expect(await change('graphlets/a/gone.ts')).toEqual({ ...nothing, replaced: ['a'] });
  });

  it('takes in a new graphlet, and lets go of one that is gone', async () => {
    repository.writeGraphlet('c', {
      code: 'export const handler = () => 1;',
      sdl: 'type Query { c: Int }',
      manifest: {},
    });
    expect(await change('graphlets/c')).toMatchObject({ added: ['c'], replaced: ['gateway'], problems: [] });
    repository.remove('graphlets/c');
    expect(await change('graphlets/c')).toMatchObject({
      removed: ['c'],
      replaced: ['gateway'],
      problems: [],
    });
    expect(asked).toEqual(['tables titles', 'put gateway GATEWAY 256', 'delete c']);
  });

  it('changes nothing while a manifest is at fault', async () => {
    repository.write('graphlets/a/graphlet.json', '{');
    repository.writeGraphlet('b', { code: "export const handler = () => 'b2';" });
    expect(await change('graphlets/a/graphlet.json', 'graphlets/b/main.ts')).toEqual({
      ...nothing,
      problems: [expect.stringContaining('graphlets/a/graphlet.json')],
    });
    repository.writeGraphlet('a', { manifest: {} });
    expect(await change('graphlets/a/graphlet.json')).toEqual({ ...nothing, replaced: ['b'] });
  });
});
