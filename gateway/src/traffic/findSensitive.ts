import { isRecord } from '@graphlets/platform/wire';
import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  parse,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { MASK, mask } from './mask.ts';
import type { IsSensitive } from './sensitiveNames.ts';
import { isMarkedSensitive } from './sensitiveSchema.ts';

/** How one operation is written without what is sensitive in it. */
export interface Redaction {
  /** The text, literals of sensitive arguments and input fields masked. */
  readonly text: string;
  variables(values: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/**
 * @param text - a document that was parsed before; a faulty one is not written at all
 * @param schema - with marks; undefined where nothing is marked
 */
export function findSensitive(
  text: string,
  isSensitive: IsSensitive,
  schema: GraphQLSchema | undefined,
): Redaction {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch {
    return { text: MASK, variables: (values) => mask(values) as Record<string, unknown> };
  }
  const variables = new Set<string>();
  const literals: { readonly start: number; readonly end: number }[] = [];
  const typeInfo = schema === undefined ? undefined : new TypeInfo(schema);

  const enter = (node: ASTNode): false | undefined => {
    if (node.kind !== Kind.ARGUMENT && node.kind !== Kind.OBJECT_FIELD) return undefined;
    if (!isSensitive(node.name.value) && !isMarked(node.kind, node.name.value, typeInfo)) return undefined;
    collect(node.value, variables, literals);
    return undefined;
  };
  visit(document, typeInfo === undefined ? { enter } : visitWithTypeInfo(typeInfo, { enter }));
  const types = new Map<string, GraphQLInputType>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || schema === undefined) continue;
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const declared = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]);
      if (isInputType(declared)) types.set(variable.name.value, declared);
    }
  }

  const redact = (name: string, value: unknown, type: GraphQLInputType | undefined): unknown => {
    if (isSensitive(name)) return mask(value);
    const nullable = type === undefined ? undefined : getNullableType(type);
    if (Array.isArray(value)) {
      const inner = isListType(nullable) ? nullable.ofType : undefined;
      return value.map((item) => redact(name, item, inner));
    }
    if (!isRecord(value)) return value;
    const fields = isInputObjectType(nullable) ? nullable.getFields() : {};
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const field = fields[key];
        const isHidden = field !== undefined && isMarkedSensitive(field);
        return [key, isHidden ? mask(inner) : redact(key, inner, field?.type)];
      }),
    );
  };
  return {
    text: cutOut(text, literals),
    variables: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          variables.has(name) ? mask(value) : redact(name, value, types.get(name)),
        ]),
      ),
  };
}

function isMarked(
  kind: Kind.ARGUMENT | Kind.OBJECT_FIELD,
  name: string,
  typeInfo: TypeInfo | undefined,
): boolean {
  if (kind === Kind.ARGUMENT) {
    const argument = typeInfo?.getArgument();
    return argument !== undefined && argument !== null && isMarkedSensitive(argument);
  }
  const parent = typeInfo?.getParentInputType();
  const field = isInputObjectType(parent) ? parent.getFields()[name] : undefined;
  return field !== undefined && isMarkedSensitive(field);
}

/** Variables and string literals anywhere within a value. */
function collect(value: ValueNode, variables: Set<string>, literals: { start: number; end: number }[]): void {
  visit(value, {
    Variable: ({ name }) => void variables.add(name.value),
    StringValue: ({ loc }) => {
      if (loc !== undefined) literals.push({ start: loc.start, end: loc.end });
    },
  });
}

function cutOut(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  return [...new Map(ranges.map((range) => [range.start, range])).values()]
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}"${MASK}"${left.slice(end)}`, text);
}
