import { buildSchema, type DocumentNode, parse } from 'graphql';
import { parseOperation } from '../parse/parseOperation.ts';
import { responseShape } from './responseShape.ts';
import type { SelectionShape, TypeShape } from './shape.ts';

const TYPES = 12;
const DEPTH = 40;

const schema = buildSchema(`
  type Query { node: Node }
  interface Node { id: ID parent: Node }
  ${Array.from({ length: TYPES }, (_, index) => `type T${index} implements Node { id: ID parent: Node }`).join('\n')}
`);

function shapeOf(query: string): SelectionShape {
  const parsed = parseOperation(schema, query, undefined);
  if (parsed.kind === 'refusal') throw new Error('refused');
  const document: DocumentNode = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  return responseShape(schema, document, operation, []);
}

/** Shapes in it, each once. */
function shapesIn(shape: SelectionShape, found = new Set<SelectionShape>()): Set<SelectionShape> {
  if (found.has(shape)) return found;
  found.add(shape);
  for (const { type } of Object.values(shape.fieldsByType).flat()) {
    const named = namedType(type);
    if (named.kind === 'object') shapesIn(named.selection, found);
  }
  return found;
}

function namedType(type: TypeShape): TypeShape {
  return type.kind === 'nonNull' || type.kind === 'list' ? namedType(type.of) : type;
}

describe('the shape of an interface inside itself', () => {
  it('grows with the levels, not with the types to the power of them', () => {
    const query = `{ node { ${'parent { '.repeat(DEPTH)} id ${'}'.repeat(DEPTH)} } }`;
    expect(shapesIn(shapeOf(query)).size).toBe(DEPTH + 2);
  });
});
