import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { functionEnvironment } from './functionEnvironment.ts';
import { discoverFunctions } from './functions.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'functions-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: unknown) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

function writeFunction(folder: string, file: string, manifest: Record<string, unknown>) {
  const common = { owner: 'a-team', runtime: 'nodejs24.x', entry: 'main.ts', memoryMb: 256, timeoutMs: 2000 };
  write(`${folder}/${file}`, { ...common, ...manifest });
  write(`${folder}/main.ts`, '');
  write(`${folder}/schema.graphql`, '');
}

describe('discoverFunctions', () => {
  it('lists the gateway first, then graphlets by folder, each instance by its number', () => {
    writeFunction('gateway', 'function.json', { name: 'gateway', schema: null });
    writeFunction('graphlets/ratings', 'graphlet.json', { name: 'ratings' });
    writeFunction('graphlets/awards', 'graphlet.json', { name: 'awards' });
    writeFunction('synthetic-graphlet', 'graphlet.json', {
      name: 'synthetic',
      instances: 2,
      schema: 's/{instance}.graphql',
    });
    write('synthetic-graphlet/s/1.graphql', '');
    write('synthetic-graphlet/s/2.graphql', '');
    write('graphlets/not-yet/README.md', '');

    const found = discoverFunctions(root);
    expect(found.map(({ name, schemaFile }) => [name, schemaFile])).toEqual([
      ['gateway', null],
      ['awards', join(root, 'graphlets/awards/schema.graphql')],
      ['ratings', join(root, 'graphlets/ratings/schema.graphql')],
      ['synthetic-1', join(root, 'synthetic-graphlet/s/1.graphql')],
      ['synthetic-2', join(root, 'synthetic-graphlet/s/2.graphql')],
    ]);
    expect(found.at(-1)?.entryFile).toBe(join(root, 'synthetic-graphlet/main.ts'));
  });

  it('reports the faults of all manifests at once, each with its file', () => {
    writeFunction('graphlets/a', 'graphlet.json', { name: 'same' });
    writeFunction('graphlets/b', 'graphlet.json', { name: 'same' });
    writeFunction('graphlets/c', 'graphlet.json', { name: 'c', entry: 'gone.ts', schema: 'gone.graphql' });
    write('graphlets/d/graphlet.json', '{');

    expect(() => discoverFunctions(root)).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        problems: [
          'graphlets/c/graphlet.json: entry: gone.ts does not exist',
          'graphlets/c/graphlet.json: schema: gone.graphql does not exist',
          expect.stringMatching(/^graphlets\/d\/graphlet\.json: .*JSON/),
          'name: "same" is used by graphlets/a/graphlet.json and graphlets/b/graphlet.json; give each function a name of its own',
        ],
      }),
    );
  });
});

describe('functionEnvironment', () => {
  it('tells a function its name, instance, timeout, tables and its own variables', () => {
    writeFunction('graphlets/x', 'graphlet.json', {
      name: 'x',
      instances: 2,
      tables: ['title-ratings'],
      environment: { MODE: 'fast' },
    });
    const [, second] = discoverFunctions(root);
    if (second === undefined) throw new Error('two instances were asked for');
    expect(functionEnvironment(second, (logical) => `dev-${logical}`)).toEqual({
      FUNCTION_NAME: 'x',
      FUNCTION_INSTANCE: '2',
      FUNCTION_INSTANCES: '2',
      FUNCTION_TIMEOUT_MS: '2000',
      TABLE_TITLE_RATINGS: 'dev-title-ratings',
      MODE: 'fast',
    });
  });
});
