// What esbuild's text loader does for *.graphql in a bundle, for jest.
export default {
  process: (text) => ({ code: `export default ${JSON.stringify(text)};` }),
};
