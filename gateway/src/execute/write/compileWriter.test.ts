import type { FieldShape, SelectionShape, TypeShape } from '../../operation/shape/shape.ts';
import type { Selected } from '../../plan/fetchPlan.ts';
import { ObjectLayout } from '../data/layout.ts';
import { unexplained } from '../failures.ts';
import { compileConverter } from '../read/convertJson.ts';
import { compileWriter } from './compileWriter.ts';

const scalar = (name: string): TypeShape => ({ kind: 'scalar', name });
const nonNull = (of: TypeShape): TypeShape => ({ kind: 'nonNull', of });
const list = (of: TypeShape): TypeShape => ({ kind: 'list', of });

function field(name: string, type: TypeShape): FieldShape {
  return { responseName: name, dataName: name, fieldName: name, type };
}

function shape(...fields: readonly FieldShape[]): SelectionShape {
  return { typeName: 'T', isAbstract: false, fieldsByType: { T: fields } };
}

/** Every field as a leaf, objects with the same selection again. */
function selectionOf({ fieldsByType }: SelectionShape): readonly Selected[] {
  return (fieldsByType.T ?? []).map(({ dataName, type }) => {
    const inner = objectIn(type);
    return inner === undefined
      ? { responseName: dataName, isLeaf: true }
      : { responseName: dataName, isLeaf: false, selection: selectionOf(inner) };
  });
}

function objectIn(type: TypeShape): SelectionShape | undefined {
  if (type.kind === 'object') return type.selection;
  return type.kind === 'list' || type.kind === 'nonNull' ? objectIn(type.of) : undefined;
}

function write(selection: SelectionShape, source: Record<string, unknown>) {
  const layout = new ObjectLayout();
  const convert = compileConverter(layout, selectionOf(selection));
  const { text, failures } = compileWriter(selection, layout)(convert(source));
  return { text, paths: unexplained(failures, []).map(({ path }) => path) };
}

describe('a leaf', () => {
  it.each([
    ['Int', 1, '1'],
    ['Int', -2147483648, '-2147483648'],
    ['Int', 2147483648, undefined],
    ['Int', 1.5, undefined],
    ['Int', '1', undefined],
    ['Float', 1.5, '1.5'],
    ['Float', '1.5', undefined],
    ['Boolean', true, 'true'],
    ['Boolean', 1, undefined],
    ['String', 'a"b', '"a\\"b"'],
    ['String', 1, undefined],
    ['String', ['a'], undefined],
    ['ID', 'x', '"x"'],
    ['ID', 7, '"7"'],
    ['ID', 1.5, undefined],
    ['Date', 20, '20'],
    ['JSON', { a: [1, null] }, '{"a":[1,null]}'],
    ['JSON', ['a', { b: 1 }], '["a",{"b":1}]'],
    ['toString', 'x', '"x"'],
  ])('of type %s from %j is %s', (name, value, text) => {
    const { text: written, paths } = write(shape(field('a', scalar(name))), { a: value });
    expect(written).toBe(`{"a":${text ?? 'null'}}`);
    expect(paths).toEqual(text === undefined ? [['a']] : []);
  });

  it('of an enum is one of its values', () => {
    const selection = shape(field('a', list({ kind: 'enum', name: 'E', values: ['X'] })));
    expect(write(selection, { a: ['X', 'Y', null] })).toEqual({
      text: '{"a":["X",null,null]}',
      paths: [['a', 1]],
    });
  });
});

describe('a null where none may be', () => {
  const inner = shape(field('a', nonNull(scalar('Int'))));

  it('makes the next null above it that may be one, with one error', () => {
    const object: TypeShape = { kind: 'object', selection: inner };
    const selection = shape(field('x', list(nonNull(nonNull(object)))), field('y', list(object)));
    expect(write(selection, { x: [{ a: 1 }, { a: null }], y: [{ a: 1 }, { a: 'z' }, {}] })).toEqual({
      text: '{"x":null,"y":[{"a":1},null,null]}',
      paths: [
        ['x', 1, 'a'],
        ['y', 1, 'a'],
        ['y', 2, 'a'],
      ],
    });
  });

  it('reaches the root', () => {
    expect(write(inner, {})).toEqual({ text: 'null', paths: [['a']] });
  });
});

describe('failures', () => {
  const failure = { message: 'm', reversedPath: ['b', 0, 'a'] };

  it.each([
    ['at the place', ['a', 0, 'b']],
    ['above it', ['a']],
    ['in what was below it', ['a', 0, 'b', 'c']],
  ])('are explained by an error %s', (_where, path) => {
    expect(unexplained([failure], [{ message: 'why', path }])).toEqual([]);
  });

  it.each([[['a', 1]], [['a', 0, 'c']], [['b']]])('are not explained by an error at %j', (path) => {
    expect(unexplained([failure], [{ message: 'why', path }])).toHaveLength(1);
  });
});
