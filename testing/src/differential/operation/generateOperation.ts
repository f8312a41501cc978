import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Random } from '../random.ts';

/** A random operation and its variables. */
export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_DEPTH = 5;

/** Draws a valid query: aliases, repeated fields, fragments, conditions, arguments, `__typename` anywhere. */
export function generateOperation(schema: GraphQLSchema, random: Random): GeneratedOperation {
  const fragments: string[] = [];
  const variables: Record<string, unknown> = {
    x: random.int(3),
    yes: true,
    no: false,
    maybe: random.chance(0.5),
  };
  let budget = 40;

  function selectionSet(type: GraphQLNamedType, depth: number): string {
    const parts: string[] = [];
    const count = 1 + random.int(depth === 0 ? 4 : 3);
    for (let index = 0; index < count; index++) parts.push(selection(type, depth));
    if (random.chance(0.15)) parts.push('__typename');
    return `{ ${parts.filter((part) => part !== '').join(' ') || '__typename'} }`;
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      if (isInterfaceType(type) && random.chance(0.4)) return fieldOf(type.getFields(), depth);
      const target = random.chance(0.2) ? type : random.pick(schema.getPossibleTypes(type));
      return fragment(target, depth);
    }
    if (!isObjectType(type)) return '__typename';
    if (random.chance(0.2)) return fragment(random.pick(applicable(type)), depth);
    return fieldOf(type.getFields(), depth);
  }

  function applicable(type: GraphQLObjectType): readonly GraphQLNamedType[] {
    return [type, ...type.getInterfaces()];
  }

  function fragment(type: GraphQLNamedType, depth: number): string {
    if (random.chance(0.3) && depth < MAX_DEPTH) {
      const name = `F${fragments.length}`;
      fragments.push('');
      fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${selectionSet(type, depth + 1)}`;
      return `...${name} ${condition()}`;
    }
    return `... on ${type.name} ${condition()} ${selectionSet(type, depth + 1)}`;
  }

  function fieldOf(fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>, depth: number): string {
    const all = Object.values(fields);
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const isDeep = depth >= MAX_DEPTH || budget <= 0;
    const from = isDeep ? leaves : all;
    if (from.length === 0) return '__typename';
    budget--;
    const field = random.pick(from);
    const type = getNamedType(field.type);
    const [argument, suffix] = field.args.length === 0 ? ['', ''] : drawArgument();
    // Fields of one response name must be the same: the alias says the argument.
    const alias = suffix !== '' || random.chance(0.2) ? `${field.name}_${suffix || 'a'}: ` : '';
    const below = isCompositeType(type) ? selectionSet(type, depth + 1) : '';
    return `${alias}${field.name}${argument} ${condition()} ${below}`;
  }

  function drawArgument(): readonly [string, string] {
    if (random.chance(0.3)) return ['(x: $x)', 'v'];
    if (random.chance(0.3)) return ['', 'd'];
    const value = random.int(3);
    return [`(x: ${value})`, String(value)];
  }

  function condition(): string {
    if (!random.chance(0.12)) return '';
    const value = random.pick(['true', 'false', '$yes', '$no', '$maybe']);
    return `${random.pick(['@skip', '@include'])}(if: ${value})`;
  }

  const query = schema.getQueryType();
  if (query == null) throw new Error('no Query');
  const body = selectionSet(query, 0);
  const text = [body, ...fragments].join('\n');
  const types: Readonly<Record<string, string>> = {
    x: 'Int',
    yes: 'Boolean!',
    no: 'Boolean!',
    maybe: 'Boolean!',
  };
  const used = Object.keys(types).filter((name) => text.includes(`$${name}`));
  const definitions = used.map((name) => `$${name}: ${types[name]}`).join(', ');
  return {
    query: `query Q${definitions === '' ? '' : `(${definitions})`} ${text}`,
    variables: Object.fromEntries(used.map((name) => [name, variables[name]])),
  };
}
