import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Token } from 'aws-cdk-lib';
import { z } from 'zod';
import { graphletAddresses } from './config/graphletAddresses.ts';
import { createNames } from './config/names.ts';
import { placeOfStage } from './config/place.ts';
import type { StageConfig } from './config/stageConfig.ts';
import type { Inventory } from './inventory.ts';

const NAME = 'deployment.json';

/** `npm run schema -- publish --subgraphs` takes it as it is. */
export const SUBGRAPHS_FILE = 'subgraphs.json';

const deploymentSchema = z.strictObject({
  /** Of the stage, when it is known. */
  account: z.string().optional(),
  /** `s3://...`; `null` when no account is known. */
  registry: z.string().nullable(),
});

/** What comes after the stacks: where the graph is published. */
export type Deployment = Readonly<z.infer<typeof deploymentSchema>>;

/** @param outdir - of the templates */
export function writeDeploymentFiles(outdir: string, stage: StageConfig, inventory: Inventory): void {
  const { account, region } = placeOfStage(stage);
  const names = createNames(stage.name);
  const addresses = graphletAddresses(stage, inventory);
  const isKnown = account !== undefined && addresses.every(({ aliasArn }) => !Token.isUnresolved(aliasArn));
  const deployment: Deployment = {
    account,
    registry: isKnown ? `s3://${names.registryBucket({ account, region })}` : null,
  };
  const subgraphs = addresses.map(({ definition, aliasArn }) => ({
    name: definition.name,
    url: `lambda:${aliasArn}`,
    schema: relative(outdir, definition.schemaFile ?? ''),
  }));
  mkdirSync(outdir, { recursive: true });
  writeJson(join(outdir, NAME), deployment);
  writeJson(join(outdir, SUBGRAPHS_FILE), { subgraphs: isKnown ? subgraphs : [] });
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

export function readDeploymentFile(outdir: string): Deployment {
  return deploymentSchema.parse(JSON.parse(readFileSync(join(outdir, NAME), 'utf8')));
}
