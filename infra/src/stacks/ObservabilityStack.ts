import { join } from 'node:path';
import type { Construct } from 'constructs';
import { isSamePlace, type Place, placeOfFunction, placeOfStage } from '../config/place.ts';
import type { Deployable, Inventory } from '../inventory.ts';
import { AccountWatch } from '../observability/AccountWatch.ts';
import { CanaryWatch } from '../observability/CanaryWatch.ts';
import { ForeignWatch } from '../observability/ForeignWatch.ts';
import { FunctionWatch } from '../observability/FunctionWatch.ts';
import { monitoredFunctions } from '../observability/monitoredFunction.ts';
import { OverallDashboard } from '../observability/OverallDashboard.ts';
import { OwnerDashboard } from '../observability/OwnerDashboard.ts';
import { OwnerTopics } from '../observability/OwnerTopics.ts';
import { SavedQueries } from '../observability/SavedQueries.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface ObservabilityStackProps extends PlatformStackProps {
  readonly inventory: Inventory;
  /** Journeys that the canary runs. */
  readonly journeys: readonly string[];
}

const QUERIES = join(import.meta.dirname, '..', '..', 'queries');

/**
 * Alarms, dashboards and saved queries over everything that the manifests name in one account and region. A composite
 * alarm sees its own account and region only, so each that has functions has a stack of its own.
 */
export class ObservabilityStack extends PlatformStack {
  constructor(scope: Construct, { inventory, journeys, ...props }: ObservabilityStackProps) {
    const { stage, names, place } = props;
    const { gateway, graphlets } = inventory;
    const isHome = isSamePlace(place, placeOfStage(stage));
    const { owner } = gateway.manifest;
    super(scope, partOf(place, isHome), owner, 'Alarms, dashboards, queries.', props);

    const isHere = ({ manifest }: Deployable) => isSamePlace(placeOfFunction(stage, manifest), place);
    const here = graphlets.filter(isHere).flatMap((each) => monitoredFunctions(each, names));
    const elsewhere = isHome
      ? graphlets.filter((each) => !isHere(each)).flatMap((each) => monitoredFunctions(each, names))
      : [];
    const own = isHome ? monitoredFunctions(gateway, names) : [];
    const owners = [...new Set([owner, ...[...here, ...elsewhere].map((each) => each.owner)])];
    const topics = new OwnerTopics(this, 'Topics', { stage, names, owners });
    const account = new AccountWatch(this, 'Account', { names, topics, owner });

    const shared = { names, topics, accountAlarm: account.alarm };
    const watched = here.map((subject) => ({
      subject,
      watch: new FunctionWatch(this, subject.name, {
        ...shared,
        subject,
        isCalledFromHere: isHome,
        callees: [],
      }),
    }));
    const callees = watched.map(({ watch }) => watch.unhealthy);
    for (const subject of elsewhere)
      new ForeignWatch(this, `${subject.name}-calls`, { names, topics, subject });
    watched.push(
      ...own.map((subject) => ({
        subject,
        watch: new FunctionWatch(this, subject.name, {
          ...shared,
          subject,
          isCalledFromHere: false,
          callees,
        }),
      })),
    );
    for (const [name, theirs] of Map.groupBy(watched, ({ subject }) => subject.owner)) {
      new OwnerDashboard(this, `${name}-dashboard`, {
        names,
        owner: name,
        functions: theirs.map(({ subject }) => subject),
        alarms: theirs.flatMap(({ watch }) => [watch.unhealthy, ...watch.alarms]),
      });
    }
    const canaryLogs = isHome
      ? (inventory.canary?.functions ?? []).map(({ name }) => names.logGroup(name))
      : [];
    new SavedQueries(this, 'Queries', {
      names,
      folder: QUERIES,
      logGroupNames: [...watched.map(({ subject }) => subject.logGroupName), ...canaryLogs],
    });
    const [gatewayFunction] = own;
    if (gatewayFunction === undefined) return;
    const functions = watched.map(({ watch }) => watch.unhealthy);
    const canary = new CanaryWatch(this, 'Canary', { names, topics, owner, journeys, functions });
    new OverallDashboard(this, 'Overall', {
      names,
      gateway: gatewayFunction,
      graphlets: [...here, ...elsewhere],
      journeys,
      pages: [account.alarm, canary.dead, canary.failing, ...functions],
    });
  }
}

function partOf({ account, region }: Place, isHome: boolean): string {
  return isHome ? 'observability' : ['observability', account, region].filter(Boolean).join('-');
}
