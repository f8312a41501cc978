import { describeGraphlet, entities } from '@graphlets/testing/describeGraphlet';

describeGraphlet('awards', (ask) => {
  it('answers the awards of a title, with people or the title itself as recipients', async () => {
    const fields =
      'awards { event category year isWinner recipients { __typename ... on Name { id } ... on Title { id } } }';
    const { data } = await ask(entities('Title', fields), {
      representations: [{ __typename: 'Title', id: 'tt0111161' }],
    });
    expect(data).toEqual({
      _entities: [
        {
          awards: expect.arrayContaining([
            {
              event: 'Academy Awards',
              category: 'Best Picture',
              year: 1995,
              isWinner: false,
              recipients: [{ __typename: 'Title', id: 'tt0111161' }],
            },
            {
              event: 'Academy Awards',
              category: 'Best Actor in a Leading Role',
              year: 1995,
              isWinner: false,
              recipients: [{ __typename: 'Name', id: 'nm0000151' }],
            },
          ]),
        },
      ],
    });
  });

  it('answers the awards of a person, and none for who has none', async () => {
    const representations = ['nm0000158', 'nm9999999999'].map((id) => ({ __typename: 'Name', id }));
    expect(await ask(entities('Name', 'awards { year isWinner title { id } }'), { representations })).toEqual(
      {
        data: {
          _entities: [
            { awards: [{ year: 1995, isWinner: true, title: { id: 'tt0109830' } }] },
            { awards: [] },
          ],
        },
      },
    );
  });
});
