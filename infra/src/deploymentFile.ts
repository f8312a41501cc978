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

const deploymentSchema = z.strictObject({
  /** Of the stage, when it is known. */
  account: z.string().optional(),
  /** `s3://...`; `null` when no account is known. */
  registry: z.string().nullable(),
  /** As `npm run schema -- publish --subgraphs` wants it. */
  subgraphs: z.array(z.strictObject({ name: z.string(), url: z.string(), schema: z.string() })),
});

/** What comes after the stacks: where the graph is published, and what it is made of. */
export type Deployment = Readonly<z.infer<typeof deploymentSchema>>;

/** @param outdir - of the templates */
export function writeDeploymentFile(outdir: string, stage: StageConfig, inventory: Inventory): void {
  const { account, region } = placeOfStage(stage);
  const names = createNames(stage.name);
  const addresses = graphletAddresses(stage, inventory);
  const isKnown = account !== undefined && addresses.every(({ aliasArn }) => !Token.isUnresolved(aliasArn));
  const deployment: Deployment = {
    account,
    registry: isKnown ? `s3://${names.registryBucket({ account, region })}` : null,
    subgraphs: isKnown
      ? addresses.map(({ definition, aliasArn }) => ({
          name: definition.name,
          url: `lambda:${aliasArn}`,
          schema: relative(outdir, definition.schemaFile ?? ''),
        }))
      : [],
  };
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, NAME), `${JSON.stringify(deployment, null, 2)}\n`);
}

export function readDeploymentFile(outdir: string): Deployment {
  return deploymentSchema.parse(JSON.parse(readFileSync(join(outdir, NAME), 'utf8')));
}
