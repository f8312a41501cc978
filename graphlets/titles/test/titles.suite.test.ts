import { describeGraphlet, entities } from '@graphlets/testing/describeGraphlet';

describeGraphlet('titles', (ask) => {
  it('answers a title by its id', async () => {
    const fields =
      'id type primaryTitle originalTitle displayName isAdult startYear endYear runtimeMinutes genres';
    expect(await ask(`{ title(id: "tt0111161") { ${fields} } }`)).toEqual({
      data: {
        title: {
          id: 'tt0111161',
          type: 'MOVIE',
          primaryTitle: 'The Shawshank Redemption',
          originalTitle: 'The Shawshank Redemption',
          displayName: 'The Shawshank Redemption (1994)',
          isAdult: false,
          startYear: 1994,
          endYear: null,
          runtimeMinutes: 142,
          genres: ['Drama'],
        },
      },
    });
  });

  it('answers null for an id that nobody has', async () => {
    expect(await ask('{ title(id: "tt9999999999") { id } }')).toEqual({ data: { title: null } });
  });

  it('resolves entities in the order of their representations, null where there is none', async () => {
    const representations = ['tt0068646', 'tt9999999999', 'tt0111161'].map((id) => ({
      __typename: 'Title',
      id,
    }));
    expect(await ask(entities('Title', 'primaryTitle'), { representations })).toEqual({
      data: {
        _entities: [{ primaryTitle: 'The Godfather' }, null, { primaryTitle: 'The Shawshank Redemption' }],
      },
    });
  });

  it('pages through a genre by cursor, oldest first, without a gap', async () => {
    const page = async (after?: string) => {
      const query =
        'query($after: String) { titlesByGenre(genre: "Western", first: 2, after: $after) { nodes { id startYear } pageInfo { hasNextPage endCursor } } }';
      const { data } = await ask(query, { after: after ?? null });
      return (data as { titlesByGenre: Page }).titlesByGenre;
    };
    interface Page {
      nodes: { id: string; startYear: number }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const years = [...first.nodes, ...second.nodes].map(({ startYear }) => startYear);
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    ['first: 101', '"first" must be from 0 to 100.'],
    ['after: "nonsense"', '"after" is not a cursor of this connection.'],
  ])('refuses a page with %s', async (argument, message) => {
    expect(await ask(`{ titlesByGenre(genre: "Drama", ${argument}) { nodes { id } } }`)).toEqual({
      data: { titlesByGenre: null },
      errors: [{ message, path: ['titlesByGenre'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
