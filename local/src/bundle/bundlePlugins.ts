import type { Plugin } from 'esbuild';

/**
 * graphql ships each module twice, and its classes work only with those of the same copy. Packages ask for
 * either by `import`, `require` or a path of their own, so every path to it leads to the ES modules, which
 * can be shaken as well.
 */
export const oneGraphql: Plugin = {
  name: 'one-graphql',
  setup(build) {
    build.onResolve({ filter: /^graphql(\/.*)?$/ }, async ({ path, pluginData, resolveDir, kind }) => {
      if (pluginData === oneGraphql) return undefined;
      const found = await build.resolve(path, { resolveDir, kind, pluginData: oneGraphql });
      return found.errors.length > 0 ? found : { ...found, path: found.path.replace(/\.js$/, '.mjs') };
    });
  },
};
