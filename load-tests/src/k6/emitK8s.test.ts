import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplayPlan } from '../plan/makePlan.ts';
import { emitK8s } from './emitK8s.ts';
import { writeRun } from './writeRun.ts';

let folder: string;
let files: readonly string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emit-'));
  const plan: ReplayPlan = {
    shape: { kind: 'constant', rate: 100, durationMs: 1_000 },
    ticks: Float64Array.of(0),
    operations: [{ name: 'A', text: '{ a }', operationName: undefined }],
    requests: [{ operation: 0, variables: '{}', client: undefined, headers: undefined }],
    passes: 1,
  };
  const run = writeRun(folder, plan, {
    url: 'http://gateway.test/graphql',
    protocol: 'graphql',
    runId: 'R1',
    timeoutMs: 1_000,
    warmUpMs: 0,
    maxVus: 1,
    thresholds: {},
  });
  files = emitK8s(folder, run, 3, 'R1');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('the files for k6-operator', () => {
  it('have the plan of the run, with its requests where the pods find them', () => {
    expect(JSON.parse(read('plan.json'))).toMatchObject({
      url: 'http://gateway.test/graphql',
      runId: 'R1',
      requestsFile: '/test/requests.tsv',
      bodies: ['{"query":"{ a }","variables":'],
    });
    expect(files).toContain('requests.tsv');
  });

  it('have every file that the script imports', () => {
    const scripts = files.filter((file) => file.endsWith('.ts'));
    const imports = scripts.flatMap((file) =>
      [...read(file).matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => path.replace('./', '')),
    );
    expect(scripts).toEqual(expect.arrayContaining(imports));
    expect(read('kustomization.yaml')).toContain(scripts.map((file) => `      - ${file}\n`).join(''));
  });
});
