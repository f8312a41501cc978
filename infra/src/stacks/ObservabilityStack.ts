import type { Construct } from 'constructs';
import type { Inventory } from '../inventory.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface ObservabilityStackProps extends PlatformStackProps {
  readonly inventory: Inventory;
}

/** Alarms, dashboards and saved queries over everything that the manifests name. */
export class ObservabilityStack extends PlatformStack {
  constructor(scope: Construct, { inventory, ...props }: ObservabilityStackProps) {
    super(scope, 'observability', inventory.gateway.manifest.owner, 'Alarms, dashboards, queries.', props);
  }
}
