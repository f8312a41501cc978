import { describeGraphlet, entities } from '@graphlets/testing/describeGraphlet';

const shawshank = { __typename: 'Title', id: 'tt0111161' };

describeGraphlet('credits', (ask) => {
  it('answers the cast of a title in the order of billing', async () => {
    const fields =
      'cast(first: 2) { nodes { ordering category characters name { id } title { id } } pageInfo { hasNextPage } }';
    expect(await ask(entities('Title', fields), { representations: [shawshank] })).toEqual({
      data: {
        _entities: [
          {
            cast: {
              nodes: [
                {
                  ordering: 1,
                  category: 'actor',
                  characters: ['Andy Dufresne'],
                  name: { id: 'nm0000209' },
                  title: { id: 'tt0111161' },
                },
                {
                  ordering: 2,
                  category: 'actor',
                  characters: ["Ellis Boyd 'Red' Redding"],
                  name: { id: 'nm0000151' },
                  title: { id: 'tt0111161' },
                },
              ],
              pageInfo: { hasNextPage: true },
            },
          },
        ],
      },
    });
  });

  it('keeps the crew apart', async () => {
    const fields = 'crew { nodes { category name { id } } }';
    expect(await ask(entities('Title', fields), { representations: [shawshank] })).toEqual({
      data: {
        _entities: [
          {
            crew: {
              nodes: [
                { category: 'director', name: { id: 'nm0001104' } },
                { category: 'writer', name: { id: 'nm0000175' } },
              ],
            },
          },
        ],
      },
    });
  });

  it("answers a person's credits", async () => {
    const representations = [{ __typename: 'Name', id: 'nm0348409' }];
    expect(
      await ask(entities('Name', 'credits { nodes { title { id } characters } }'), { representations }),
    ).toEqual({
      data: {
        _entities: [{ credits: { nodes: [{ title: { id: 'tt0111161' }, characters: ['Warden Norton'] }] } }],
      },
    });
  });

  it('finds a credit by its id and by its compound key', async () => {
    const representations = [
      { __typename: 'Credit', id: 'tt0111161-3' },
      { __typename: 'Credit', titleId: 'tt0111161', ordering: 3 },
      { __typename: 'Credit', id: 'tt0111161-99' },
    ];
    const warden = { id: 'tt0111161-3', titleId: 'tt0111161', ordering: 3, characters: ['Warden Norton'] };
    expect(await ask(entities('Credit', 'id titleId ordering characters'), { representations })).toEqual({
      data: { _entities: [warden, warden, null] },
    });
  });
});
