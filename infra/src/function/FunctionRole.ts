import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../nag/acknowledge.ts';

export interface FunctionRoleProps {
  readonly roleName: string;
  /** Of the function's log; it need not exist yet. */
  readonly logGroupName: string;
}

/** What every function may do by itself: write its own log. The rest is added where the need is known. */
export class FunctionRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { roleName, logGroupName }: FunctionRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const logStreams = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `${logGroupName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logStreams],
      }),
    );
    acknowledge(this.role, {
      [`AwsSolutions-IAM5[Resource::${findingText(logStreams, this)}]`]:
        "The names of a log's streams are Lambda's; all are in the function's own log group.",
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray knows no resources: its two actions take "*" only.',
    });
  }
}

/** How cdk-nag writes a resource that has parameters of CloudFormation in it. */
function findingText(arn: string, scope: Construct): string {
  const resolved: unknown = Stack.of(scope).resolve(arn);
  if (typeof resolved === 'string') return resolved;
  const [separator, parts] = (resolved as { 'Fn::Join': [string, (string | { Ref: string })[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(separator);
}
