import { isBuiltin } from 'node:module';
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

/** Begins the names of Node's own modules among a bundle's inputs. */
export const BUILTIN_NAMESPACE = 'builtin';

/**
 * Node's own modules are asked for by `process.getBuiltinModule`. An `import` of one reads everything that it exports,
 * what it would load on demand included: `node:http` loads undici for its `WebSocket`, 35 ms of CPU at a cold start.
 */
export const builtinsOnDemand: Plugin = {
  name: 'builtins-on-demand',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z0-9_]+(\/[a-z0-9_]+)?$/ }, ({ path }) =>
      isBuiltin(path)
        ? { path: path.replace(/^(node:)?/, 'node:'), namespace: BUILTIN_NAMESPACE, sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: BUILTIN_NAMESPACE }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
