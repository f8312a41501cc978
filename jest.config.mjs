/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/.local/', '/.tools/', '/dist/'],
  modulePathIgnorePatterns: ['/.local/', '/.tools/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.graphql'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node', 'graphql'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
    '\\.graphql$': '<rootDir>/testing/jest/graphqlAsText.mjs',
  },
  testTimeout: 20_000,
};
