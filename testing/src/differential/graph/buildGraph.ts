import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isObjectType,
  parse,
} from 'graphql';
import { hash } from '../random.ts';
import { type FieldModel, type GraphModel, VALUE_FIELDS, VALUE_TYPE } from './model.ts';
import { type Instance, keyValue, numberOf, resolveField } from './resolveField.ts';
import { subgraphSdl, wholeSdl } from './writeSdl.ts';

/** A random graph, whole and cut. */
export interface Graph {
  readonly whole: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  readonly sdls: ReadonlyMap<string, string>;
  readonly supergraphSdl: string;
}

/** Answers abstract types by what the object says. */
export const resolveType: GraphQLTypeResolver<unknown, unknown> = (value) => (value as Instance).__typename;

/** @returns what composition complains of, as text, when the cut does not compose */
export function buildGraph(model: GraphModel): Graph | string {
  const fields = new Map<string, FieldModel>(
    [...model.roots, ...model.entities.flatMap((entity) => entity.fields)].map((field) => [
      field.name,
      field,
    ]),
  );
  const whole = buildSchema(wholeSdl(model));
  setResolvers(whole, model, fields, false);

  const sdls = new Map(
    Array.from({ length: model.subgraphs }, (_, index) => [`s${index}`, subgraphSdl(model, index)] as const),
  );
  const composed = composeServices(
    [...sdls].map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  );
  if (composed.errors !== undefined) return composed.errors.map(({ message }) => message).join('\n');

  const subgraphs = new Map(
    [...sdls].map(([name, sdl]) => {
      const references = Object.fromEntries(
        model.entities.map((entity) => [
          entity.name,
          {
            __resolveReference: (given: Record<string, unknown>): Instance => ({
              __typename: entity.name,
              n: numberOf(given),
              given,
            }),
          },
        ]),
      );
      const known = Object.fromEntries(
        Object.entries(references).filter(([type]) => new RegExp(`type ${type}\\b`).test(sdl)),
      );
      const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: known }]);
      setResolvers(schema, model, fields, true);
      return [name, schema] as const;
    }),
  );
  return { whole, subgraphs, sdls, supergraphSdl: composed.supergraphSdl };
}

/** @param isCut - then required values come with the representation */
function setResolvers(
  schema: GraphQLSchema,
  model: GraphModel,
  fields: ReadonlyMap<string, FieldModel>,
  isCut: boolean,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      if (name.startsWith('_')) continue;
      const known = fields.get(name);
      const isRoot = type === schema.getQueryType();
      const resolve: GraphQLFieldResolver<Instance | undefined, unknown> = (parent, { x }) => {
        const object = isRoot || parent === undefined ? { __typename: 'Query', n: 0 } : parent;
        if (type.name === VALUE_TYPE) return valueField(object, name);
        if (known === undefined) return keyValue(object, name);
        // Without a representation there is nothing that a field could be computed from.
        const seen = isCut ? { ...object, given: object.given ?? {} } : object;
        return resolveField(model, known, known.requires.length > 0 ? seen : object, x);
      };
      field.resolve = resolve;
    }
  }
}

function valueField({ n }: Instance, name: string): number | null {
  const number = hash(`${VALUE_TYPE}:${n}:${name}`);
  return number % 6 === 0 ? null : VALUE_FIELDS.indexOf(name as 'width') * 1_000 + (number % 1_000);
}
