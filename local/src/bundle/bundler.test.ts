import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expandManifest, type FunctionDefinition } from '@graphlets/platform/functions';
import { bundleContent } from './bundleContent.ts';
import { type Bundler, createBundler } from './bundler.ts';
import { writeBundle } from './writeBundle.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const fixture = join(root, 'local/test/fixtures/bundle');

let scratch: string;
let bundler: Bundler;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'bundle-'));
  bundler = createBundler(root);
});
afterEach(async () => {
  await bundler.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

function definitionIn(folder: string): FunctionDefinition {
  const [definition] = expandManifest(join(folder, 'graphlet.json'));
  if (definition === undefined) throw new Error('the fixture has two instances');
  return definition;
}

describe('a bundle', () => {
  it('runs as it is: schema as text, CommonJS inside, one graphql, dynamic imports apart', async () => {
    const bundle = await bundler.build(definitionIn(fixture));
    expect([...bundle.files.keys()].sort()).toEqual([
      expect.stringMatching(/^chunk-\w+\.mjs$/),
      expect.stringMatching(/^lazy-\w+\.mjs$/),
      'main.mjs',
    ]);
    await writeBundle(bundle, scratch, { removeOthers: false });
    const script =
      "import('./main.mjs').then(({ handler }) => handler()).then((r) => console.log(JSON.stringify(r)))";
    expect(
      JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: scratch, encoding: 'utf8' })),
    ).toEqual({
      sdl: 'type Query {\n  echo: String\n}\n',
      isOneGraphql: true,
      lazy: 'loaded when it is needed',
    });
  });

  it('loads one file besides the entry at start, whatever it has in common with later ones', async () => {
    cpSync(fixture, scratch, { recursive: true });
    const sources = {
      'main.ts': `import { A, isLoaded } from './a.ts';
        import { B } from './b.ts';
        export const handler = async () => {
          const [first, second] = [await import('./first.ts'), await import('./second.ts')];
          return [isLoaded(), first.make() instanceof A, second.make() instanceof B, second.both().length];
        };`,
      'a.ts': 'let count = 0; export const isLoaded = () => ++count; export class A { x = 1; }',
      'b.ts': 'export class B { y = 2; }',
      'first.ts': `import { A, isLoaded } from './a.ts'; export const make = () => (isLoaded(), new A());`,
      'second.ts': `import { A } from './a.ts'; import { B } from './b.ts';
        export const make = () => new B(); export const both = () => [new A(), new B()];`,
    };
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(scratch, name), text);
    const bundle = await bundler.build(definitionIn(scratch));
    await writeBundle(bundle, scratch, { removeOthers: false });
    const main = Buffer.from(bundle.files.get('main.mjs') ?? []).toString();
    expect([...new Set(main.match(/from"\.\/[^"]*"/g))]).toEqual(['from"./start.mjs"']);
    const script =
      "import('./main.mjs').then(({ handler }) => handler()).then((r) => console.log(JSON.stringify(r)))";
    expect(
      JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: scratch, encoding: 'utf8' })),
    ).toEqual([1, true, true, 2]);
  });

  it('loads nothing of Node that it does not use', async () => {
    cpSync(fixture, scratch, { recursive: true });
    writeFileSync(
      join(scratch, 'main.ts'),
      `import { STATUS_CODES } from 'node:http';
       import { posix } from 'path';
       const loaded: readonly string[] = process.moduleLoadList;
       export const handler = () =>
         [STATUS_CODES[404], posix.join('a', 'b'), loaded.filter((name) => name.endsWith('/undici'))];`,
    );
    const bundle = await bundler.build(definitionIn(scratch));
    expect([...bundle.inputs]).toEqual([join(scratch, 'main.ts'), join(scratch, 'graphlet.json')]);
    await writeBundle(bundle, scratch, { removeOthers: false });
    const script = "import('./main.mjs').then(({ handler }) => console.log(JSON.stringify(handler())))";
    expect(
      JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: scratch, encoding: 'utf8' })),
    ).toEqual(['Not Found', 'a/b', []]);
  });

  it('is the same bytes wherever the repository is cloned to', async () => {
    const elsewhere = join(scratch, 'clone');
    cpSync(fixture, join(elsewhere, 'local/test/fixtures/bundle'), { recursive: true });
    cpSync(join(root, 'local/package.json'), join(elsewhere, 'local/package.json'));
    cpSync(join(root, 'node_modules/graphql'), join(elsewhere, 'node_modules/graphql'), { recursive: true });
    const clone = createBundler(elsewhere);
    const [here, there] = await Promise.all([
      bundler.build(definitionIn(fixture)),
      clone.build(definitionIn(join(elsewhere, 'local/test/fixtures/bundle'))),
    ]);
    await clone.dispose();
    expect(there.hash).toBe(here.hash);
  });

  it('follows its sources, and reports a fault with its place', async () => {
    cpSync(fixture, scratch, { recursive: true });
    const definition = definitionIn(scratch);
    writeFileSync(join(scratch, 'main.ts'), 'export const handler = () => 1;');
    const before = await bundler.build(definition);
    expect([...before.inputs]).toEqual([join(scratch, 'main.ts'), join(scratch, 'graphlet.json')]);

    writeFileSync(join(scratch, 'main.ts'), 'export const handler = () => ;');
    await expect(bundler.build(definition)).rejects.toMatchObject({
      code: 'BUNDLE_FAILED',
      function: 'bundled',
      problems: [expect.stringMatching(/main\.ts:1:30 Unexpected ";"$/)],
    });

    writeFileSync(join(scratch, 'main.ts'), 'export const handler = () => 2;');
    const after = await bundler.build(definition);
    expect(after.hash).not.toBe(before.hash);
  });

  it('holds the assets that the manifest names, and reports one that is not there', async () => {
    cpSync(fixture, scratch, { recursive: true });
    writeFileSync(join(scratch, 'main.ts'), 'export const handler = () => 1;');
    writeFileSync(join(scratch, 'page.html'), '<p>');
    const { manifest, ...definition } = definitionIn(scratch);
    const withAssets = (assets: Record<string, string>) => ({
      ...definition,
      manifest: { ...manifest, assets },
    });

    const bundle = await bundler.build(withAssets({ 'index.html': './page.html' }));
    expect([...bundle.files.keys()]).toEqual(['main.mjs', 'index.html']);
    expect(Buffer.from(bundle.files.get('index.html') ?? []).toString()).toBe('<p>');
    await expect(bundler.build(withAssets({ 'x.css': 'no-such-package/x.css' }))).rejects.toMatchObject({
      problems: ['assets: x.css: no-such-package/x.css cannot be found'],
    });
  });

  it('is not made of another language', async () => {
    const definition = definitionIn(fixture);
    const java = { ...definition, manifest: { ...definition.manifest, runtime: 'java25' as const } };
    await expect(bundler.build(java)).rejects.toMatchObject({
      problems: [expect.stringMatching(/^runtime: java25 is deployed from an archive/)],
    });
  });

  it('is written without the leftovers of another one', async () => {
    writeFileSync(join(scratch, 'chunk-OLD.mjs'), '');
    const bundle = await bundler.build(definitionIn(fixture));
    await writeBundle(bundle, scratch, { removeOthers: true });
    expect(readdirSync(scratch).sort()).toEqual([...bundle.files.keys()].sort());
  });
});

describe("the gateway's bundle", () => {
  it('is small at start, and has neither graphql nor a planner there', async () => {
    const [gateway] = expandManifest(join(root, 'gateway/function.json'));
    if (gateway === undefined) throw new Error('the gateway has no manifest');
    const content = bundleContent((await bundler.build(gateway)).metafile);
    const atStart = content.filter(({ startBytes }) => startBytes > 0);
    expect(atStart.map((share) => share.package).filter((name) => /graphql|apollo/.test(name))).toEqual([]);
    expect(atStart.reduce((sum, { startBytes }) => sum + startBytes, 0)).toBeLessThan(400_000);
  });
});

describe('bundleContent', () => {
  it('tells what is loaded at start from what is loaded later, by package', async () => {
    const { metafile } = await bundler.build(definitionIn(fixture));
    expect(bundleContent(metafile)).toEqual([
      { package: 'graphql', startBytes: expect.any(Number), lazyBytes: 0 },
      { package: 'local', startBytes: expect.any(Number), lazyBytes: expect.any(Number) },
    ]);
    const [, local] = bundleContent(metafile);
    expect(local?.lazyBytes).toBeGreaterThan(0);
  });
});
