import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../operation/normalize/fragmentsOf.ts';
import type { ParsedOperation } from '../../operation/parse/parseOperation.ts';
import { collectFields } from '../../operation/shape/collectFields.ts';
import { type Amount, most, product, sum } from './amount.ts';
import { argumentCost } from './argumentCost.ts';
import type { CostFacts } from './costFacts.ts';
import { listLength } from './listLength.ts';

/** Lengths of lists that a parent's `@listSize(sizedFields:)` says, by field. */
type SizedFields = ReadonlyMap<string, Amount>;

const MUTATION_COST = 10;
const OBJECT_COST = 1;
const noSizedFields: SizedFields = new Map();

/**
 * What an operation costs by the weights of its graph, IBM's specification with the defaults of Apollo's Router: an object
 * is 1, a leaf 0, a mutation 10, a list as many times its element as it is expected to be long. Of the types that an
 * interface or union may have, the dearest counts; a repeated field counts once.
 *
 * @param parsed - without conditions
 * @param listGuess - length of a list of which nothing is said
 */
export function compileCost(
  schema: GraphQLSchema,
  facts: CostFacts,
  { document, operation }: ParsedOperation,
  listGuess: number,
): Amount {
  const fragments = fragmentsOf(document);
  const idOfSet = new Map<SelectionSetNode, number>();
  const knownCosts = new Map<string, Amount>();
  const root = schema.getRootType(operation.operation);
  const own = operation.operation === 'mutation' ? MUTATION_COST : 0;
  return root == null ? own : sum([own, selectionCost(root, [operation.selectionSet], noSizedFields)]);

  function selectionCost(
    type: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
    sized: SizedFields,
  ): Amount {
    if (sets.length === 0) return 0;
    // Types of an interface share most of their selections: each is looked at once.
    const key = sized.size > 0 ? undefined : `${type.name} ${sets.map(idOf).join()}`;
    const known = key === undefined ? undefined : knownCosts.get(key);
    if (known !== undefined) return known;
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type].filter(isObjectType);
    const cost = most(
      possible.map((one) =>
        sum(
          [...collectFields(schema, fragments, one, sets).values()].map((nodes) =>
            fieldCost(one, nodes, sized),
          ),
        ),
      ),
    );
    if (key !== undefined) knownCosts.set(key, cost);
    return cost;
  }

  function fieldCost(type: GraphQLObjectType, nodes: readonly FieldNode[], sized: SizedFields): Amount {
    const [node] = nodes;
    const field = type.getFields()[node?.name.value ?? ''];
    if (node === undefined || field === undefined) return 0;
    const coordinate = `${type.name}.${field.name}`;
    const listSize = facts.listSize(coordinate);
    const named = getNamedType(field.type);
    const length = listLength(listSize, listGuess, node, field);
    const inner = new Map(listSize?.sizedFields.map((name) => [name, length]));
    const element = sum([
      facts.weight(coordinate) ?? typeWeight(named),
      selectionCost(
        named,
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
        inner,
      ),
    ]);
    const isList = isListType(getNullableType(field.type));
    const count = isList ? (sized.get(field.name) ?? length) : 1;
    return sum([
      product([count, element]),
      ...field.args.map((argument) => argumentCost(facts, coordinate, node, argument)),
    ]);
  }

  function typeWeight(type: GraphQLNamedType): number {
    const weight = facts.weight(type.name);
    if (weight !== undefined || !isCompositeType(type)) return weight ?? 0;
    if (!isAbstractType(type)) return OBJECT_COST;
    return Math.max(...schema.getPossibleTypes(type).map(({ name }) => facts.weight(name) ?? OBJECT_COST));
  }

  function idOf(set: SelectionSetNode): number {
    const known = idOfSet.get(set) ?? idOfSet.size;
    idOfSet.set(set, known);
    return known;
  }
}
