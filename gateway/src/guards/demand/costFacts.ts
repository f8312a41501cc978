import {
  type FieldDefinition,
  type InterfaceType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';

/** `@listSize` of a field. */
export interface ListSize {
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** What a supergraph says of costs. */
export interface CostFacts {
  /**
   * `@cost` of an element.
   *
   * @param coordinate - `Type`, `Type.field`, `Type.field(argument:)` or `Input.field`
   */
  weight(coordinate: string): number | undefined;
  /** @param coordinate - `Type.field` */
  listSize(coordinate: string): ListSize | undefined;
}

/** Reads `@cost` and `@listSize` (IBM's GraphQL Cost Directive specification) by whatever name a supergraph links them. */
export function readCostFacts(schema: Schema): CostFacts {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const feature = schema.coreFeatures?.getByIdentity('https://specs.apollo.dev/cost');
  if (feature !== undefined) {
    const costName = feature.directiveNameInSchema('cost');
    const listSizeName = feature.directiveNameInSchema('listSize');
    for (const type of schema.types()) {
      addWeight(type.name, type, costName);
      if (isInputObjectType(type)) {
        for (const field of type.fields()) addWeight(field.coordinate, field, costName);
      } else if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of type.fields()) addField(field, costName, listSizeName);
      }
    }
  }
  return {
    weight: (coordinate) => weights.get(coordinate),
    listSize: (coordinate) => listSizes.get(coordinate),
  };

  function addField(
    field: FieldDefinition<ObjectType | InterfaceType>,
    costName: string,
    listSizeName: string,
  ): void {
    addWeight(field.coordinate, field, costName);
    for (const argument of field.arguments()) addWeight(argument.coordinate, argument, costName);
    const [applied] = field.appliedDirectivesOf(listSizeName);
    if (applied === undefined) return;
    const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = applied.arguments(true);
    listSizes.set(field.coordinate, {
      assumedSize: assumedSize ?? undefined,
      slicingArguments: slicingArguments ?? [],
      sizedFields: sizedFields ?? [],
      requireOneSlicingArgument: requireOneSlicingArgument ?? true,
    });
  }

  function addWeight(coordinate: string, element: Weighted, costName: string): void {
    const [applied] = element.appliedDirectivesOf(costName);
    const weight: unknown = applied?.arguments().weight;
    if (typeof weight === 'number') weights.set(coordinate, weight);
  }
}

/** As far as this file looks at an element of a schema. */
interface Weighted {
  appliedDirectivesOf(name: string): readonly { arguments(): { readonly [key: string]: unknown } }[];
}
