import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import type { Deployable } from '../inventory.ts';

/** What `platform/src/dynamodb/table.ts` asks DynamoDB for; a test holds both together. */
const READ = ['dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:BatchWriteItem'];

export interface TableAccessProps {
  readonly graphlet: Deployable;
  readonly names: Names;
  readonly role: IRole;
}

/** Lets a graphlet read its own tables, and write those that its manifest says it writes. */
export class TableAccess extends Construct {
  constructor(scope: Construct, id: string, { graphlet, names, role }: TableAccessProps) {
    super(scope, id);
    const { tables, writes } = graphlet.manifest;
    const arnOf = (logical: string) =>
      Stack.of(this).formatArn({
        service: 'dynamodb',
        resource: 'table',
        resourceName: names.table(logical),
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    for (const [actions, resources] of [
      [READ, tables.map(arnOf)],
      [WRITE, writes.map(arnOf)],
    ] as const) {
      if (resources.length > 0)
        role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources }));
    }
  }
}
