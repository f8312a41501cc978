import { describeGraphlet, entities } from '@graphlets/testing/describeGraphlet';

describeGraphlet('ratings', (ask) => {
  it('answers the rating of a title', async () => {
    const representations = [{ __typename: 'Title', id: 'tt0111161' }];
    const { data, errors } = await ask(entities('Title', 'rating { average votes }'), { representations });
    expect(errors).toBeUndefined();
    const [title] = (data as { _entities: { rating: { average: number; votes: number } }[] })._entities;
    expect(title?.rating.average).toBeGreaterThanOrEqual(1);
    expect(title?.rating.average).toBeLessThanOrEqual(10);
    expect(Number.isInteger(title?.rating.votes)).toBe(true);
  });

  it('answers null for a title that nobody rated', async () => {
    const representations = [{ __typename: 'Title', id: 'tt9999999999', startYear: 1950 }];
    expect(await ask(entities('Title', 'rating { average } isClassic'), { representations })).toEqual({
      data: { _entities: [{ rating: null, isClassic: false }] },
    });
  });

  it('calls no title of this century a classic, whatever its rating', async () => {
    const representations = [
      { __typename: 'Title', id: 'tt0111161', startYear: 2020 },
      { __typename: 'Title', id: 'tt0111161', startYear: null },
    ];
    expect(await ask(entities('Title', 'isClassic'), { representations })).toEqual({
      data: { _entities: [{ isClassic: false }, { isClassic: false }] },
    });
  });
});
