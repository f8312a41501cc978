// The CDK app, run by the CDK's own CLI or by `npm run synth` (cli/).
import { join } from 'node:path';
import { buildApp } from './buildApp.ts';
import { bundleFunctions } from './bundleFunctions.ts';
import { infraFolder, repository } from './config/repository.ts';
import { readStage } from './config/stageConfig.ts';
import { writeDeploymentFiles } from './deploymentFile.ts';
import { functionsOf, readInventory } from './inventory.ts';

const {
  CDK_OUTDIR: outdir = join(infraFolder, 'cdk.out'),
  GRAPHLETS_STAGE,
  GRAPHLETS_GRAPH_VERSION,
} = process.env;

const stage = readStage(repository.stagesFolder, GRAPHLETS_STAGE ?? 'dev');
const inventory = readInventory(repository.root);
const codes = await bundleFunctions(repository.root, functionsOf(inventory), join(outdir, '..', '.bundles'));
buildApp({ stage, inventory, codes, graphVersion: GRAPHLETS_GRAPH_VERSION, outdir }).synth();
writeDeploymentFiles(outdir, stage, inventory);
