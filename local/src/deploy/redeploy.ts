import type { Log } from '@graphlets/platform/log';
import type { Deployer, Deployment } from './deployer.ts';
import type { Changes } from './sourceReader.ts';

/** Deploys what changed while the stack runs, and says what came of it; never rejects. */
export async function redeploy(deployer: Deployer, changes: Changes, log: Log): Promise<void> {
  const startedMs = performance.now();
  try {
    report(await deployer.deploy(changes), Math.round(performance.now() - startedMs), log);
  } catch (error) {
    log.error('Reloading failed; what was served before still is.', { error });
  }
}

function report(deployment: Deployment, tookMs: number, log: Log): void {
  const { problems, added, replaced, removed, publishedVersion } = deployment;
  for (const problem of problems) log.error(`Not reloaded, the old version keeps serving. ${problem}`);
  const done = [
    ...(added.length > 0 ? [`added ${added.join(', ')}`] : []),
    ...(replaced.length > 0 ? [`replaced ${replaced.join(', ')}`] : []),
    ...(removed.length > 0 ? [`removed ${removed.join(', ')}`] : []),
    ...(publishedVersion === undefined ? [] : [`published graph ${publishedVersion}`]),
  ];
  if (done.length > 0) log.info(`Reloaded in ${tookMs} ms: ${done.join('; ')}.`);
}
