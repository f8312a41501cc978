import {
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ParsedOperation } from '../../operation/parse/parseOperation.ts';
import type { Variables } from '../../operation/variables/coerceVariables.ts';
import type { CostFacts, ListSize } from './costFacts.ts';

interface SlicedField {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly listSize: ListSize;
}

/**
 * Finds fields whose schema wants exactly one slicing argument (`requireOneSlicingArgument`).
 *
 * @param parsed - without conditions
 * @returns gives, for a request's variables, a message on the first field that has none or several
 */
export function checkSlicing(
  schema: GraphQLSchema,
  facts: CostFacts,
  { document }: ParsedOperation,
): ((variables: Variables) => string | undefined) | undefined {
  const sliced: SlicedField[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const type = typeInfo.getParentType();
        const field =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
        const listSize = facts.listSize(`${type?.name}.${node.name.value}`);
        if (field === undefined || listSize === undefined || !listSize.requireOneSlicingArgument) return;
        if (listSize.slicingArguments.length > 0) sliced.push({ node, field, listSize });
      },
    }),
  );
  if (sliced.length === 0) return undefined;
  return (variables) => {
    const wrong = sliced.find((one) => !hasOneSlice(one, variables));
    if (wrong === undefined) return undefined;
    const names = wrong.listSize.slicingArguments.map((name) => `"${name}"`).join(', ');
    return `"${wrong.field.name}" needs exactly one of the arguments ${names}.`;
  };
}

function hasOneSlice({ node, field, listSize }: SlicedField, variables: Variables): boolean {
  const isSlicing = (name: string) => listSize.slicingArguments.includes(name);
  const given = (node.arguments ?? []).filter(({ name, value }) => {
    if (!isSlicing(name.value) || value.kind === Kind.NULL) return false;
    return value.kind !== Kind.VARIABLE || variables[value.name.value] != null;
  });
  if (given.length > 0) return given.length === 1;
  // None is given: the field's own defaults decide how long its list is.
  return field.args.some(({ name, defaultValue }) => isSlicing(name) && defaultValue != null);
}
