import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

const forbidden: readonly (readonly [string, string])[] = [
  ['graphlets/ratings/src/a.ts', '@graphlets/gateway/handler'],
  ['graphlets/ratings/src/b.ts', '../../titles/src/loader.ts'],
  ['graphlets/ratings/src/deep/a.ts', '../../../titles/src/loader.ts'],
  ['gateway/src/http/a.ts', '@graphlets/testing/fakeClock'],
  ['synthetic-graphlet/src/a.ts', '@graphlets/local/stack'],
  ['platform/src/a.ts', '@graphlets/data/items'],
  ['local/lambda/src/a.ts', '@graphlets/platform/clock'],
  ['local/lambda/src/b.ts', 'graphql'],
  ['local/src/a.ts', '@graphlets/gateway/handler'],
  ['schema-manager/src/a.ts', '../../gateway/src/handler.ts'],
  ['infra/src/a.ts', '@graphlets/gateway/handler'],
  ['infra/src/stacks/b.ts', '../../../graphlets/ratings/src/main.ts'],
];
const allowed: readonly (readonly [string, string])[] = [
  ['graphlets/ratings/src/c.ts', '@graphlets/platform/deadline'],
  ['graphlets/ratings/src/d.ts', '../schema.graphql'],
  ['gateway/src/http/b.ts', '../operation/engine.ts'],
  ['local/src/b.ts', '@graphlets/local-lambda'],
  ['local/src/c.ts', '@graphlets/platform/manifest'],
  ['gateway/src/a.test.ts', '@graphlets/testing/fakeClock'],
];

let refused: ReadonlySet<string>;

beforeAll(() => {
  const scratch = mkdtempSync(join(tmpdir(), 'dependency-rule-'));
  copyFileSync(join(root, 'biome.json'), join(scratch, 'biome.json'));
  for (const [file, specifier] of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(scratch, file)), { recursive: true });
    writeFileSync(join(scratch, file), `import x from '${specifier}';\nconsole.log(x);\n`);
  }
  const lint = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', '--reporter=github', '.'],
    { cwd: scratch, encoding: 'utf8' },
  );
  rmSync(scratch, { recursive: true, force: true });
  refused = new Set(
    [...lint.stdout.matchAll(/file=([^,]+),/g)].flatMap(([, file]) =>
      file === undefined ? [] : [relative(scratch, file)],
    ),
  );
});

describe('the dependency rule', () => {
  it.each(forbidden)('forbids %s to import %s', (file) => {
    expect([...refused]).toContain(file);
  });

  it.each(allowed)('allows %s to import %s', (file) => {
    expect([...refused]).not.toContain(file);
  });
});
