import type { KnownProperties, Ref } from './resourceTypes.ts';

/** A template as JSON: what CloudFormation would get. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly UpdatePolicy?: { readonly CodeDeployLambdaAliasUpdate?: { readonly DeploymentGroupName: Ref } };
  readonly [key: string]: unknown;
}

/** Of a type that tests read deeply; of another one, as they come. */
export type PropertiesOf<T extends string> = T extends keyof KnownProperties
  ? KnownProperties[T]
  : Readonly<Record<string, unknown>>;

/** The properties of the resources of a type, in the template's order. */
export function propertiesOf<const T extends string>(
  template: Template,
  type: T,
): readonly PropertiesOf<T>[] {
  return resourcesOf(template, type).map(({ Properties }) => Properties);
}

export function resourcesOf<const T extends string>({ Resources }: Template, type: T) {
  return Object.values(Resources)
    .filter(({ Type }) => Type === type)
    .map((resource) => ({ ...resource, Properties: readProperties<T>(resource.Properties) }));
}

/** Those of the one resource of a type that fits. @throws {Error} when there is none, or more */
export function onlyPropertiesOf<const T extends string>(
  template: Template,
  type: T,
  isIt: (properties: PropertiesOf<T>) => boolean = () => true,
): PropertiesOf<T> {
  const [found, ...others] = propertiesOf(template, type).filter(isIt);
  if (found === undefined || others.length > 0) {
    throw new Error(`There must be one ${type}, not ${found === undefined ? 0 : others.length + 1}.`);
  }
  return found;
}

/** Those of a resource that another one refers to. @throws {Error} when it is not there, or of another type */
export function referredProperties<const T extends string>(
  { Resources }: Template,
  { Ref: id }: Ref,
  type: T,
): PropertiesOf<T> {
  const resource = Resources[id];
  if (resource?.Type !== type) throw new Error(`${id} is ${resource?.Type ?? 'not there'}, not ${type}.`);
  return readProperties<T>(resource.Properties);
}

/** CloudFormation's own shape, as cfn-lint checks it. */
function readProperties<T extends string>(properties: Resource['Properties']): PropertiesOf<T> {
  return (properties ?? {}) as PropertiesOf<T>;
}
