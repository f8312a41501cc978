import { join } from 'node:path';
import { findAsset } from './findAsset.ts';

const root = join(import.meta.dirname, '..', '..');
const manifest = join(root, 'gateway', 'function.json');

describe('findAsset', () => {
  it.each<[string, string, string | undefined]>([
    ['of a package, exported or not', 'graphql/LICENSE', join(root, 'node_modules/graphql/LICENSE')],
    ['beside the manifest', './package.json', join(root, 'gateway/package.json')],
    ['that is not there', 'no-such-package/file.js', undefined],
  ])('finds a file %s', (_where, path, file) => {
    expect(findAsset(manifest, path)).toBe(file);
  });
});
