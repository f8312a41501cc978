import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ConfigError } from './errors.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** One Lambda function, as a manifest asks for it: the gateway, a graphlet, or one instance of a graphlet. */
export interface FunctionDefinition {
  /** The manifest's name, with `-<instance>` where it asks for several instances. */
  readonly name: string;
  readonly manifest: Manifest;
  /** Absolute path of the manifest; what it names is relative to its folder. */
  readonly manifestFile: string;
  /** Absolute path of the module that exports `handler`. */
  readonly entryFile: string;
  /** Absolute path of the subgraph's schema; `null` for the gateway. */
  readonly schemaFile: string | null;
  /** 1 to `manifest.instances`. */
  readonly instance: number;
}

/**
 * Every function of a repository: `gateway/function.json`, `graphlets/<name>/graphlet.json` and
 * `synthetic-graphlet/graphlet.json`, the gateway first, then by name. A folder of a graphlet without a
 * manifest is not yet one.
 *
 * @throws {ConfigError} lists the faults of all manifests at once
 */
export function discoverFunctions(root: string): readonly FunctionDefinition[] {
  const problems: string[] = [];
  const found: FunctionDefinition[] = [];
  for (const file of findManifests(root)) {
    try {
      found.push(...expandManifest(file));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems.map((problem) => `${relative(root, file)}: ${problem}`));
    }
  }
  problems.push(...findDuplicates(found, root));
  if (problems.length > 0) throw new ConfigError('Function manifests', problems);
  return found;
}

/**
 * The functions of one manifest.
 *
 * @param instances - in place of the manifest's own number
 * @throws {ConfigError} when the manifest does not fit, or what it names is missing
 */
export function expandManifest(manifestFile: string, instances?: number): readonly FunctionDefinition[] {
  const read = readManifest(manifestFile);
  const manifest = instances === undefined ? read : { ...read, instances };
  const folder = dirname(manifestFile);
  const definitions = Array.from({ length: manifest.instances }, (_, index) => ({
    name: manifest.instances > 1 ? `${manifest.name}-${index + 1}` : manifest.name,
    manifest,
    manifestFile,
    entryFile: join(folder, manifest.entry),
    schemaFile:
      manifest.schema === null ? null : join(folder, manifest.schema.replace('{instance}', `${index + 1}`)),
    instance: index + 1,
  }));

  const problems = new Set<string>();
  for (const { entryFile, schemaFile } of definitions) {
    if (!existsSync(entryFile)) problems.add(`entry: ${relative(folder, entryFile)} does not exist`);
    if (schemaFile !== null && !existsSync(schemaFile)) {
      problems.add(`schema: ${relative(folder, schemaFile)} does not exist`);
    }
  }
  if (problems.size > 0) throw new ConfigError(manifestFile, [...problems]);
  return definitions;
}

function findManifests(root: string): readonly string[] {
  const graphlets = join(root, 'graphlets');
  const folders = existsSync(graphlets) ? readdirSync(graphlets).sort() : [];
  return [
    join(root, 'gateway', 'function.json'),
    ...folders.map((folder) => join(graphlets, folder, 'graphlet.json')),
    join(root, 'synthetic-graphlet', 'graphlet.json'),
  ].filter((file) => existsSync(file));
}

function findDuplicates(functions: readonly FunctionDefinition[], root: string): readonly string[] {
  return [...Map.groupBy(functions, ({ name }) => name)]
    .filter(([, namesakes]) => namesakes.length > 1)
    .map(([name, namesakes]) => {
      const files = namesakes.map(({ manifestFile }) => relative(root, manifestFile));
      return `name: "${name}" is used by ${files.join(' and ')}; give each function a name of its own`;
    });
}
