// Prints the template of a stack with the Synthetics canary alone, checked by cdk-nag: node printSynthetics.ts FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleSynthetics } from '../../src/canaries/bundleSynthetics.ts';
import { SyntheticsCanary } from '../../src/canaries/SyntheticsCanary.ts';
import { createNames } from '../../src/config/names.ts';
import { parseStage } from '../../src/config/stageConfig.ts';

const [folder = ''] = process.argv.slice(2);
const infra = join(import.meta.dirname, '..', '..');
const stage = parseStage(JSON.parse(readFileSync(join(infra, 'stages', 'prod.json'), 'utf8')), 'prod');
const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const stack = new Stack(app, 'canary', { env: { region: 'us-east-1' } });
new SyntheticsCanary(stack, 'Synthetics', {
  stage,
  names: createNames('prod'),
  folder: bundleSynthetics(join(infra, '..'), join(folder, 'asset')),
  everyMinutes: 5,
  environment: { CANARY_ENDPOINT: 'https://graph.example/graphql', CANARY_JOURNEYS: 'home-page' },
});
console.log(JSON.stringify(app.synth().getStackByName('canary').template));
