import type { Construct } from 'constructs';
import { GraphletTable } from '../data/GraphletTable.ts';
import type { Deployable } from '../inventory.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface DataStackProps extends PlatformStackProps {
  readonly graphlet: Deployable;
}

/** A graphlet's tables, apart from its code: the one is replaced every day, the other never. */
export class DataStack extends PlatformStack {
  constructor(scope: Construct, { graphlet, ...props }: DataStackProps) {
    const { name, manifest } = graphlet;
    super(scope, `${name}-data`, manifest.owner, `Tables of the graphlet ${name}.`, props);
    for (const logical of manifest.tables) {
      new GraphletTable(this, logical, { stage: props.stage, tableName: props.names.table(logical) });
    }
  }
}
