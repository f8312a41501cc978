import { hash } from '../random.ts';
import { COLORS, type FieldModel, type GraphModel, SCALARS } from './model.ts';

/** An object of a random graph: its type, its number, and what a representation brought along. */
export interface Instance {
  readonly __typename: string;
  readonly n: number;
  readonly given?: Readonly<Record<string, unknown>> | undefined;
}

/** Different numbers that an entity may have. */
const INSTANCES = 5;

/**
 * The one truth behind the whole schema and every subgraph: a field's value follows from the object and the arguments alone.
 * Fields that are computed from others use what the representation brought, so that a wrong one shows.
 */
export function resolveField(graph: GraphModel, field: FieldModel, parent: Instance, x: unknown): unknown {
  const at = `${parent.__typename}:${parent.n}:${field.name}:${field.hasArgument ? x : ''}`;
  const number = hash(at);
  if (field.canFail && number % 11 === 0) throw new Error(`failed ${field.name}`);
  if (field.requires.length > 0) return computed(graph, field, parent, x);
  if (number % 9 === 1 && (!field.type.isNonNull || number % 5 === 0)) return null;
  if (!field.type.isList) return makeValue(graph, field.type.name, number);
  return Array.from({ length: number % 4 }, (_, index) => {
    const element = hash(`${at}:${index}`);
    return element % 8 === 0 && (!field.type.isElementNonNull || element % 7 === 0)
      ? null
      : makeValue(graph, field.type.name, element);
  });
}

/** Key fields of an entity by its number. */
export function keyValue({ __typename, n }: Instance, key: string): unknown {
  switch (key) {
    case 'id':
      return `${__typename}-${n}`;
    case 'code':
      return `c${n}`;
    case 'ka':
      return n >> 1;
    default:
      return n & 1;
  }
}

/** The number of the entity that a representation means. */
export function numberOf(representation: Readonly<Record<string, unknown>>): number {
  const { id, code, ka, kb } = representation;
  if (typeof id === 'string') return Number(id.split('-')[1]);
  if (typeof code === 'string') return Number(code.slice(1));
  return Number(ka) * 2 + Number(kb);
}

function makeValue({ abstracts }: GraphModel, type: string, number: number): unknown {
  if ((SCALARS as readonly string[]).includes(type)) return scalarOf(type, number);
  const members = abstracts.find(({ name }) => name === type)?.members;
  const concrete = members === undefined ? type : (members[number % members.length] ?? type);
  return { __typename: concrete, n: (number >>> 3) % INSTANCES } satisfies Instance;
}

function scalarOf(type: string, number: number): unknown {
  switch (type) {
    case 'Int':
      return number % 1_000;
    case 'Float':
      return (number % 1_000) / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'Color':
      return COLORS[number % COLORS.length];
    default:
      return `s${number % 1_000}`;
  }
}

function computed(graph: GraphModel, field: FieldModel, parent: Instance, x: unknown): string {
  const siblings = graph.entities.find(({ name }) => name === parent.__typename)?.fields ?? [];
  const values = field.requires.map((name) => {
    if (parent.given !== undefined) return parent.given[name] ?? (name in parent.given ? null : 'missing');
    const sibling = siblings.find((other) => other.name === name);
    return sibling === undefined ? 'missing' : tolerant(graph, sibling, parent);
  });
  return `${field.name}(${JSON.stringify(values)}${field.hasArgument ? x : ''})`;
}

/** What a null that may not be one leaves of a required value is not for this oracle to say. */
function tolerant(graph: GraphModel, field: FieldModel, parent: Instance): unknown {
  return resolveField(graph, field, parent, 1);
}
