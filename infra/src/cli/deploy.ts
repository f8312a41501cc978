import type { Names } from '../config/names.ts';
import type { Cdk } from './cdk.ts';
import type { GraphRegistry } from './graphRegistry.ts';
import type { InfraArguments } from './usage.ts';

export interface DeployParts {
  readonly names: Names;
  /** Names of the graphlets that have tables, and of those that have none. */
  readonly graphlets: { readonly withTables: readonly string[]; readonly withoutTables: readonly string[] };
  readonly cdk: Cdk;
  /** Opened when templates are there, because the account is known then. */
  readonly openRegistry: () => Promise<GraphRegistry>;
  readonly print: (text: string) => void;
}

/**
 * In an order that keeps every request served: what answers first, then the graph that speaks of it, then the
 * gateway that serves the graph, then what is in front of it. Stops at the first step that fails.
 *
 * @returns exit code
 */
export async function deploy(
  { graphlet, scope, operations, isPublishing, isAsking }: InfraArguments,
  { names, graphlets, cdk, openRegistry, print }: DeployParts,
): Promise<number> {
  // The CDK cannot ask while it deploys several stacks at once.
  const pace = isAsking
    ? ['--require-approval', 'broadening', '--concurrency', '1']
    : ['--require-approval', 'never', '--concurrency', '4'];
  const run = (stacks: readonly string[], version?: string) =>
    cdk(['deploy', ...stacks.map(names.stack), '--exclusively', ...pace], version);

  if (scope !== 'gateway') {
    const chosen =
      graphlet === undefined ? [...graphlets.withTables, ...graphlets.withoutTables] : [graphlet];
    const stacks = chosen.flatMap((name) =>
      graphlets.withTables.includes(name) ? [`${name}-data`, name] : [name],
    );
    print(`== ${graphlet ?? 'registry, tables, graphlets'}`);
    const status = run(graphlet === undefined ? ['registry', ...stacks] : stacks);
    if (status !== 0 || !isPublishing) return status;
  }

  print('== graph');
  const registry = await openRegistry();
  let version: string | undefined;
  if (scope === 'gateway') {
    version = await registry.currentVersion();
    print(version === undefined ? 'Nothing was published yet.' : `${version} is current.`);
  } else {
    const published = await registry.publish(operations);
    version = published.version;
    if (graphlet !== undefined && !published.changed) return 0;
  }

  print('== gateway');
  // Another account or region has an observability stack of its own.
  const isAll = scope !== 'gateway' && graphlet === undefined;
  return run(['gateway', ...(isAll ? ['edge', 'canaries', 'observability*'] : [])], version);
}
