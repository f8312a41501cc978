import { isObject } from '../isObject.ts';

/** The resources of one template, by logical id. */
export type Resources = Readonly<Record<string, unknown>>;

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'us-east-1',
  'AWS::Partition': 'aws',
  'AWS::StackName': 'stack',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Properties that name a resource, of the types that alarms refer to. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::CompositeAlarm': 'AlarmName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

/**
 * The text that a template's value stands for: a string, a number, `Ref`, `Fn::GetAtt` of an ARN, `Fn::Join`, or
 * `Fn::ImportValue` (its export's name). A resource without a name of its own goes by its logical id.
 *
 * @throws {SyntaxError} for any other intrinsic
 */
export function resolveText(value: unknown, resources: Resources): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isObject(value)) {
    if (typeof value.Ref === 'string') {
      return pseudoParameters[value.Ref] ?? nameOfResource(value.Ref, resources);
    }
    const attribute = value['Fn::GetAtt'];
    if (Array.isArray(attribute)) return nameOfResource(String(attribute[0]), resources);
    const join = value['Fn::Join'];
    if (Array.isArray(join) && Array.isArray(join[1])) {
      return join[1].map((part: unknown) => resolveText(part, resources)).join(String(join[0]));
    }
    if ('Fn::ImportValue' in value) return resolveText(value['Fn::ImportValue'], resources);
  }
  throw new SyntaxError(`cannot tell what ${JSON.stringify(value)} is`);
}

function nameOfResource(logicalId: string, resources: Resources): string {
  const resource = resources[logicalId];
  if (!isObject(resource)) return logicalId;
  const property = nameProperties[String(resource.Type)];
  const properties = isObject(resource.Properties) ? resource.Properties : {};
  const name = property === undefined ? undefined : properties[property];
  return name === undefined ? logicalId : resolveText(name, resources);
}
