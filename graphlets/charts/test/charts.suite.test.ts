import { describeGraphlet } from '@graphlets/testing/describeGraphlet';

interface Page {
  nodes: { rank: number; title: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describeGraphlet('charts', (ask) => {
  it.each(['TOP_RATED', 'MOST_POPULAR'])(
    'pages through %s by rank, with the titles it provides',
    async (id) => {
      const page = async (after: string | null) => {
        const query =
          'query($id: ChartId!, $after: String) { chart(id: $id) { entries(first: 3, after: $after) { nodes { rank previousRank title { id primaryTitle } } pageInfo { hasNextPage endCursor } } } }';
        const { data } = await ask(query, { id, after });
        return (data as { chart: { entries: Page } }).chart.entries;
      };
      const first = await page(null);
      const second = await page(first.pageInfo.endCursor);
      expect([...first.nodes, ...second.nodes].map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(first.nodes[0]?.title).toEqual({
        id: expect.stringMatching(/^tt\d+$/),
        primaryTitle: expect.stringMatching(/./),
      });
    },
  );

  it('answers what is trending as subjects', async () => {
    const { data } = await ask('{ trending(first: 2) { __typename id } }');
    expect(data).toEqual({
      trending: [1, 2].map(() => ({ __typename: 'Title', id: expect.stringMatching(/^tt\d+$/) })),
    });
  });
});
