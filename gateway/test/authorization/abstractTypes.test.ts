import { ask, denied } from './ask.ts';
import { clubGraph } from './clubGraph.ts';

const withoutTheHiddenLabel = {
  data: {
    things: [
      { id: 'p', label: 'Open' },
      { id: 's', label: null },
    ],
  },
  errors: [denied('things', '@', 'label')],
};

describe('interfaces and unions', () => {
  it('withhold a field of an interface on the type where it is denied, as the composed interface says', async () => {
    const { answer, asked } = await ask(
      '{ things { id label ... on Public { label } ... on Private { label } } }',
    );
    expect(answer).toEqual(withoutTheHiddenLabel);
    expect(asked).toMatch(/on Public\s*{\s*label/);
    expect(asked).not.toMatch(/on Private\s*{\s*label/);
  });

  it('is asked on the types where it is allowed, where a supergraph does not say so of the interface', async () => {
    const graph = clubGraph();
    const older = {
      ...graph,
      supergraphSdl: graph.supergraphSdl.replace(/(interface Thing[^}]*label: String) @authenticated/, '$1'),
    };
    expect(older.supergraphSdl).not.toBe(graph.supergraphSdl);
    const { answer, asked } = await ask('{ things { id label } }', {}, {}, older);
    expect(answer).toEqual(withoutTheHiddenLabel);
    expect(asked).not.toMatch(/on Private\s*{\s*label/);
  });

  it('withhold the fields of a denied member of a union, and tell its name alone', async () => {
    const { answer, asked } = await ask(
      '{ found { __typename ... on Public { note } ... on Badge { secret } } }',
    );
    expect(answer).toEqual({
      data: {
        found: [
          { __typename: 'Public', note: 'n' },
          { __typename: 'Badge', secret: null },
        ],
      },
      errors: [denied('found', '@', 'secret')],
    });
    expect(asked).not.toContain('secret');
  });
});
