import { readFileSync } from 'node:fs';
import { publicMessages } from './errors.ts';

describe('the catalogue of error codes', () => {
  it('is docs/errors.md, code for code', () => {
    const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    const documented = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
    expect(documented.toSorted()).toEqual(Object.keys(publicMessages).toSorted());
  });
});
