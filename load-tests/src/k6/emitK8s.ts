import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RunFiles } from './writeRun.ts';

/** Where the files are in k6's pods. */
const MOUNT = '/test';

/**
 * Writes what k6-operator needs to run the same plan on many machines: a TestRun, which splits it by execution segments, and a
 * kustomization that puts the script and the plan into a ConfigMap.
 *
 * @returns the files that were written
 */
export function emitK8s(
  folder: string,
  { planFile, script }: RunFiles,
  workers: number,
  runId: string,
): readonly string[] {
  const name = `replay-${runId.toLowerCase()}`;
  const requests = basename(script.requestsFile);
  writeFileSync(planFile, JSON.stringify({ ...script, requestsFile: `${MOUNT}/${requests}` }));
  const scripts = ['replay.ts', 'judge.ts', 'readPlan.ts', 'scriptFiles.ts', 'signInvoke.ts'];
  for (const file of scripts) {
    writeFileSync(join(folder, file), readFileSync(join(import.meta.dirname, file)));
  }
  const testRun = `apiVersion: k6.io/v1alpha1
kind: TestRun
metadata:
  name: ${name}
spec:
  parallelism: ${workers}
  arguments: --env PLAN=${MOUNT}/plan.json --env SUMMARY=/tmp/summary.json --log-format=raw
  script:
    configMap:
      name: ${name}
      file: replay.ts
  runner:
    env:
      - name: K6_AUTO_EXTENSION_RESOLUTION
        value: "false"
`;
  const kustomization = `resources:
  - testrun.yaml
configMapGenerator:
  - name: ${name}
    files:
${[...scripts, 'plan.json', requests].map((file) => `      - ${file}`).join('\n')}
generatorOptions:
  disableNameSuffixHash: true
`;
  writeFileSync(join(folder, 'testrun.yaml'), testRun);
  writeFileSync(join(folder, 'kustomization.yaml'), kustomization);
  return ['testrun.yaml', 'kustomization.yaml', 'plan.json', requests, ...scripts];
}
