import { writeFileSync } from 'node:fs';
import { metricsDocument, metricsDocumentFile } from './metricsDocument.ts';

writeFileSync(metricsDocumentFile, metricsDocument());
