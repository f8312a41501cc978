import { readdirSync, rmSync } from 'node:fs';
import { type AppRun, runApp } from './runApp.ts';

const TEMPLATE = '.template.json';

/** Writes the templates and says which; a finding of cdk-nag that nobody gave a reason for is a failure. */
export function synthesize({ isJson, ...run }: AppRun & { readonly isJson: boolean }): number {
  rmSync(run.outdir, { recursive: true, force: true });
  const status = runApp(run);
  if (status !== 0) return status;
  const stacks = readdirSync(run.outdir)
    .filter((file) => file.endsWith(TEMPLATE))
    .map((file) => file.slice(0, -TEMPLATE.length));
  console.log(
    isJson
      ? JSON.stringify({ stage: run.stage, outdir: run.outdir, stacks }, null, 2)
      : `${stacks.map((stack) => `  ${stack}`).join('\n')}\n${stacks.length} templates in ${run.outdir}`,
  );
  return 0;
}
