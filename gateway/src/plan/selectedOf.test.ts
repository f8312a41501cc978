import { selectedOf } from './selectedOf.ts';

describe('what an operation selects', () => {
  it('has each response name once, fragments inlined', () => {
    expect(selectedOf('{ a { ... on B { x } ... on C { x y } } }', [], [])).toEqual([
      {
        responseName: 'a',
        isLeaf: false,
        selection: [
          { responseName: 'x', isLeaf: true },
          { responseName: 'y', isLeaf: true },
        ],
      },
    ]);
  });

  it('has what a rewrite renames under its new name, beside what has that name already', () => {
    const rename = {
      kind: 'rename',
      path: [
        { kind: 'field', name: 'a' },
        { kind: 'types', types: ['C'] },
      ],
      key: 'label__1',
      to: 'label',
    } as const;
    const operation =
      '{ _entities { ... on A { a { ... on B { label { x } } ... on C { label__1: label } } } } }';
    const [entities] = selectedOf(operation, ['_entities'], [rename]);
    expect(entities?.selection?.[0]?.selection).toEqual([
      { responseName: 'label', isLeaf: true, selection: [{ responseName: 'x', isLeaf: true }] },
      { responseName: 'label__1', isLeaf: true },
    ]);
  });
});
