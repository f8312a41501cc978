// The CDK app: `node infra/src/main.ts`, by the CDK's own CLI or by `npm run synth`. See cdk.json and cli/.
import { join } from 'node:path';
import { buildApp } from './buildApp.ts';
import { bundleFunctions } from './bundleFunctions.ts';
import { readStage } from './config/stageConfig.ts';
import { writeDeploymentFile } from './deploymentFile.ts';
import { functionsOf, readInventory } from './inventory.ts';

const infra = join(import.meta.dirname, '..');
const root = process.env.GRAPHLETS_ROOT ?? join(infra, '..');
const outdir = process.env.CDK_OUTDIR ?? join(infra, 'cdk.out');

const stage = readStage(
  process.env.GRAPHLETS_STAGES ?? join(infra, 'stages'),
  process.env.GRAPHLETS_STAGE ?? 'dev',
);
const inventory = readInventory(root);
const codes = await bundleFunctions(root, functionsOf(inventory), join(outdir, '..', '.bundles'));
buildApp({ stage, inventory, codes, graphVersion: process.env.GRAPHLETS_GRAPH_VERSION, outdir }).synth();
writeDeploymentFile(outdir, stage, inventory);
