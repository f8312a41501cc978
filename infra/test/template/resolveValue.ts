import type { Template } from './template.ts';

/** What CloudFormation would make of a value in a template, where a test needs it: names and ARNs. */
export function resolveValue(value: unknown, template: Template, account: string, region: string): unknown {
  const resolve = (inner: unknown): unknown => resolveValue(inner, template, account, region);
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [intrinsic, argument] = entries[0] ?? [];
  if (entries.length !== 1 || intrinsic === undefined) {
    return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]));
  }
  if (intrinsic === 'Ref') return resolveRef(String(argument), template, account, region);
  if (intrinsic === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(resolve).join(separator);
  }
  if (intrinsic === 'Fn::GetAtt') {
    const [id, attribute] = argument as [string, string];
    return attribute === 'Arn' ? arnOf(id, template, account, region) : `<${id}.${attribute}>`;
  }
  return { [intrinsic]: resolve(argument) };
}

/** The property that is the name, by type. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
};

function resolveRef(id: string, template: Template, account: string, region: string): string {
  if (id === 'AWS::AccountId') return account;
  if (id === 'AWS::Region') return region;
  if (id === 'AWS::Partition') return 'aws';
  const resource = template.Resources[id];
  const name = resource?.Properties?.[NAMES[resource.Type] ?? ''];
  return name === undefined ? `<${id}>` : String(resolveValue(name, template, account, region));
}

function arnOf(id: string, template: Template, account: string, region: string): string {
  const type = template.Resources[id]?.Type;
  const name = resolveRef(id, template, account, region);
  if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${name}`;
  if (type === 'AWS::IAM::Role') return `arn:aws:iam::${account}:role/${name}`;
  return `<${id}.Arn>`;
}
