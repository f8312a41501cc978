import { describeGraphlet, entities } from '@graphlets/testing/describeGraphlet';

describeGraphlet('names', (ask) => {
  it('answers a person by their id', async () => {
    const query = '{ name(id: "nm0000151") { id primaryName displayName birthYear deathYear professions } }';
    expect(await ask(query)).toEqual({
      data: {
        name: {
          id: 'nm0000151',
          primaryName: 'Morgan Freeman',
          displayName: 'Morgan Freeman',
          birthYear: 1937,
          deathYear: null,
          professions: ['actor'],
        },
      },
    });
  });

  it('names what a person is known for by key alone, for the gateway to fill', async () => {
    const { data } = await ask('{ name(id: "nm0000209") { knownFor { __typename id } } }');
    expect(data).toEqual({
      name: { knownFor: expect.arrayContaining([{ __typename: 'Title', id: 'tt0111161' }]) },
    });
  });

  it('resolves entities, null where there is none', async () => {
    const representations = ['nm0000209', 'nm9999999999'].map((id) => ({ __typename: 'Name', id }));
    expect(await ask(entities('Name', 'primaryName birthYear'), { representations })).toEqual({
      data: { _entities: [{ primaryName: 'Tim Robbins', birthYear: 1958 }, null] },
    });
  });
});
