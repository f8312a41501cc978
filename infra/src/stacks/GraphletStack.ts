import { CfnOutput } from 'aws-cdk-lib';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { codeOf, type FunctionCode } from '../bundleFunctions.ts';
import { TableAccess } from '../data/TableAccess.ts';
import { FunctionRole } from '../function/FunctionRole.ts';
import { GraphFunction } from '../function/GraphFunction.ts';
import type { Deployable } from '../inventory.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface GraphletStackProps extends PlatformStackProps {
  readonly graphlet: Deployable;
  /** By function name. */
  readonly codes: ReadonlyMap<string, FunctionCode>;
  /** Set when the gateway lives in another account: only a policy of the function's own lets it in. */
  readonly foreignGatewayRoleArn: string | undefined;
}

/** A graphlet's functions: deployed by its team alone, without anybody else's. */
export class GraphletStack extends PlatformStack {
  constructor(scope: Construct, { graphlet, codes, foreignGatewayRoleArn, ...props }: GraphletStackProps) {
    const { stage, names } = props;
    const { name, manifest, functions } = graphlet;
    super(scope, name, manifest.owner, `The graphlet ${name}.`, props);
    for (const definition of functions) {
      const { role } = new FunctionRole(this, `${definition.name}-role`, {
        roleName: names.role(definition.name),
        logGroupName: names.logGroup(definition.name),
      });
      new TableAccess(this, `${definition.name}-tables`, { graphlet, names, role });
      const { alias } = new GraphFunction(this, definition.name, {
        stage,
        names,
        definition,
        code: codeOf(codes, definition.name),
        role,
      });
      if (foreignGatewayRoleArn !== undefined) {
        alias.grantInvoke(new ArnPrincipal(foreignGatewayRoleArn));
      }
      new CfnOutput(this, `${definition.name}-address`, {
        description: `Where the gateway reaches ${definition.name}`,
        value: `lambda:${alias.functionArn}`,
      });
    }
  }
}
