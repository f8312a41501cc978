import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stageConfig.ts';

export interface GraphletTableProps {
  readonly stage: StageConfig;
  readonly tableName: string;
}

/** A table with the one key that every table has (docs/decisions/0004), on demand, with point-in-time recovery. */
export class GraphletTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { stage, tableName }: GraphletTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.isProtected,
      removalPolicy: stage.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
