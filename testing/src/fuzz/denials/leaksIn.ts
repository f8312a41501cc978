import { type GraphQLSchema, isAbstractType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Fields that a subgraph was asked for, among those that are denied; on an interface, on any of its types. */
export function leaksIn(
  schema: GraphQLSchema,
  query: string,
  denied: ReadonlySet<string>,
): readonly string[] {
  const found: string[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(query),
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const type = typeInfo.getParentType();
        if (type == null) return;
        const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
        for (const one of types) {
          const coordinate = `${one.name}.${name.value}`;
          if (denied.has(coordinate)) found.push(coordinate);
        }
      },
    }),
  );
  return found;
}
