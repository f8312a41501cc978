import { readFileSync } from 'node:fs';
import { ConfigError } from '@graphlets/platform/errors';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import type { Bundle, Bundler } from '../bundle/bundler.ts';
import { BundleError } from '../errors.ts';

/** Sources that changed, by absolute path. */
export type Changes = ReadonlySet<string> | 'everything';

/** A function as its sources have it now. */
export interface Candidate {
  readonly definition: FunctionDefinition;
  readonly bundle: Bundle;
  /** `null` for the gateway. */
  readonly sdl: string | null;
}

export interface Sources {
  readonly candidates: readonly Candidate[];
  /** Each with its place. */
  readonly problems: readonly string[];
}

export interface SourceReader {
  /**
   * Reads manifests and schemas, and bundles what the changes concern.
   *
   * @param lastGood - stands in for a function that cannot be bundled; without one it is left out
   * @returns no candidates at all, and so nothing to do, when a manifest is at fault
   */
  read(latest: Changes, lastGood: (name: string) => Candidate | undefined): Promise<Sources | ManifestFault>;
}

export interface ManifestFault {
  readonly manifestProblem: string;
}

export function createSourceReader(
  findFunctions: () => readonly FunctionDefinition[],
  bundler: Bundler,
): SourceReader {
  const bundles = new Map<string, Bundle>();
  /** What changed while a manifest was at fault. */
  let missed = new Set<string>();

  async function bundleOf(definition: FunctionDefinition, changes: Changes): Promise<Bundle> {
    const known = bundles.get(definition.entryFile);
    if (
      known !== undefined &&
      changes !== 'everything' &&
      ![...changes].some((file) => known.inputs.has(file))
    ) {
      return known;
    }
    // Forgotten until it works: a fault may be mended in a file that no bundle has seen yet.
    bundles.delete(definition.entryFile);
    const bundle = await bundler.build(definition);
    bundles.set(definition.entryFile, bundle);
    return bundle;
  }

  return {
    async read(latest, lastGood) {
      const changes = latest === 'everything' ? latest : new Set([...missed, ...latest]);
      const definitions = find(findFunctions);
      if ('manifestProblem' in definitions) {
        missed = new Set(changes === 'everything' ? [] : changes);
        return definitions;
      }
      missed = new Set();

      // Instances share a bundle, and so its problem.
      const problems = new Set<string>();
      const candidates = await Promise.all(
        definitions.map(async (definition) => {
          const { name, schemaFile } = definition;
          const sdl = schemaFile === null ? null : readFileSync(schemaFile, 'utf8');
          try {
            return { definition, bundle: await bundleOf(definition, changes), sdl };
          } catch (error) {
            if (!(error instanceof BundleError)) throw error;
            problems.add(error.message);
            return lastGood(name);
          }
        }),
      );
      return {
        candidates: candidates.filter((candidate) => candidate !== undefined),
        problems: [...problems],
      };
    },
  };
}

function find(
  findFunctions: () => readonly FunctionDefinition[],
): readonly FunctionDefinition[] | ManifestFault {
  try {
    return findFunctions();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { manifestProblem: error.message };
  }
}
