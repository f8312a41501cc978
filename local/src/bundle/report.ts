// `npm run bundle:report`: what is in the bundle of each function, by package.
import { join } from 'node:path';
import { parseWhole } from '@graphlets/platform/commandLine/numbers';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { ConfigError, UsageError } from '@graphlets/platform/errors';
import { discoverFunctions } from '@graphlets/platform/functions';
import { BundleError } from '../errors.ts';
import { bundleContent, type PackageShare } from './bundleContent.ts';
import { createBundler } from './bundler.ts';

const USAGE = `Usage: npm run bundle:report -- [FUNCTION ...] [options]

Builds the functions (all of them, or those named) and says what is in each, by package: KB that are loaded
at a cold start, and KB that are loaded when they are first needed.

Options
  --most N   packages to list for each function (default: 12)
  --json     bytes, as JSON
  --help     this text`;

interface FunctionReport {
  readonly function: string;
  readonly startBytes: number;
  readonly lazyBytes: number;
  readonly packages: readonly PackageShare[];
}

await runCommand(
  async (args) => {
    const { values, positionals } = parseArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        most: { type: 'string', default: '12' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const most = parseWhole('--most', values.most, 0);
    const reports = await reportFunctions(positionals);
    console.log(
      values.json
        ? JSON.stringify(reports, null, 2)
        : reports.map((report) => formatReport(report, most)).join('\n\n'),
    );
    return 0;
  },
  [BundleError, ConfigError],
);

/** @throws {UsageError} when there is no function of a name */
async function reportFunctions(names: readonly string[]): Promise<readonly FunctionReport[]> {
  const root = join(import.meta.dirname, '..', '..', '..');
  // Instances share a bundle: the first stands for all.
  const functions = discoverFunctions(root).filter(({ instance }) => instance === 1);
  const unknown = names.filter((name) => !functions.some(({ manifest }) => manifest.name === name));
  if (unknown.length > 0) {
    const known = functions.map(({ manifest }) => manifest.name);
    throw new UsageError(`No such function: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  }
  const bundler = createBundler(root);
  try {
    const chosen = functions.filter(({ manifest }) => names.length === 0 || names.includes(manifest.name));
    return await Promise.all(
      chosen.map(async (definition) => {
        const packages = bundleContent((await bundler.build(definition)).metafile);
        return {
          function: definition.manifest.name,
          startBytes: sum(packages, 'startBytes'),
          lazyBytes: sum(packages, 'lazyBytes'),
          packages,
        };
      }),
    );
  } finally {
    await bundler.dispose();
  }
}

function sum(packages: readonly PackageShare[], key: 'startBytes' | 'lazyBytes'): number {
  return packages.reduce((total, share) => total + share[key], 0);
}

function formatReport({ packages, startBytes, lazyBytes, ...report }: FunctionReport, most: number): string {
  const row = (name: string, start: number, lazy: number) => `  ${name.padEnd(44)}${kb(start)}${kb(lazy)}`;
  const rest = packages.slice(most);
  return [
    `${report.function.padEnd(46)}${'start'.padStart(12)}${'lazy'.padStart(12)}`,
    ...packages.slice(0, most).map((share) => row(share.package, share.startBytes, share.lazyBytes)),
    ...(rest.length > 0 ? [row(`${rest.length} more`, sum(rest, 'startBytes'), sum(rest, 'lazyBytes'))] : []),
    row('total', startBytes, lazyBytes),
  ].join('\n');
}

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`.padStart(12);
}
