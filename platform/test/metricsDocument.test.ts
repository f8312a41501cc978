import { readFileSync } from 'node:fs';
import { metricsDocument, metricsDocumentFile } from './metricsDocument.ts';

describe('docs/metrics.md', () => {
  it('says what the catalogue says (else: node platform/test/writeMetricsDocument.ts)', () => {
    expect(readFileSync(metricsDocumentFile, 'utf8')).toBe(metricsDocument());
  });
});
