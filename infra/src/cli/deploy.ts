import type { StageConfig } from '../config/stageConfig.ts';
import { runCdk } from './runCdk.ts';
import { stackSelection } from './stackSelection.ts';
import type { InfraArguments } from './usage.ts';

export async function runDeploy(stage: StageConfig, options: InfraArguments): Promise<number> {
  return runCdk(['deploy', ...stackSelection(stage.name, options.graphlet)], { stage: stage.name });
}
