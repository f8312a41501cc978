import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('the generated resolver types are what `npm run codegen` writes', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'codegen.ts'), '--check'],
    {
      encoding: 'utf8',
    },
  );
  expect([status, stderr]).toEqual([0, '']);
});
