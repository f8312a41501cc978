// `node synthetic-graphlet/src/schema/writeSchemas.ts`: writes the schemas that manifests and tools read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticSdl } from './syntheticSdl.ts';

/** As many as a test may ask for; how many run is the manifest's matter. */
const INSTANCES = 19;

const folder = join(import.meta.dirname, '..', '..', 'schemas');
mkdirSync(folder, { recursive: true });
for (let instance = 1; instance <= INSTANCES; instance++) {
  writeFileSync(join(folder, `${instance}.graphql`), syntheticSdl(instance));
}
