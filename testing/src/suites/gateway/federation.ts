import type { GatewaySuite } from './suite.ts';

export function describeFederation({ query }: GatewaySuite): void {
  describe('federation', () => {
    it('joins the fields that several graphlets give to one entity, by either of its keys', async () => {
      const part = '{ graphlet subject }';
      const item = `id code part1 ${part} part2 ${part} part3 ${part}`;
      expect(await query(`{ syntheticItem(id: "7") { ${item} } }`)).toEqual({
        data: {
          syntheticItem: {
            id: '7',
            code: 'code-7',
            part1: { graphlet: 'synthetic-1', subject: '7' },
            part2: { graphlet: 'synthetic-2', subject: '7' },
            part3: { graphlet: 'synthetic-3', subject: '7' },
          },
        },
      });
    });

    it('finds its way from an entity that a graphlet knows by one key to one that knows it by the other', async () => {
      expect(await query('{ syntheticShelves { id part2 { subject } } }')).toEqual({
        data: {
          syntheticShelves: [
            [
              { id: '1', part2: { subject: '1' } },
              { id: '2', part2: { subject: '2' } },
            ],
            [],
            [{ id: '3', part2: { subject: '3' } }],
          ],
        },
      });
    });

    it('gives a field what it requires of other graphlets, also when that requires something itself', async () => {
      const fields = 'weight size { width height } shippingCost volume price total';
      const expected = { weight: 91, size: { width: 87, height: 30 }, price: 4 };
      const computed = { shippingCost: 3 * 91, volume: 87 * 30, total: 4 + 3 * 91 };
      expect(await query(`{ syntheticItem(id: "1") { ${fields} } }`)).toEqual({
        data: { syntheticItem: { ...expected, ...computed } },
      });
      expect(await query('{ syntheticItem(id: "1") { total volume } }')).toEqual({
        data: { syntheticItem: { total: computed.total, volume: computed.volume } },
      });
    });

    it('takes a provided field from the graphlet that provides it, and from its owner elsewhere', async () => {
      expect(await query('{ syntheticFeatured { id origin } syntheticItem(id: "1") { origin } }')).toEqual({
        data: {
          syntheticFeatured: { id: '1', origin: 'synthetic-2' },
          syntheticItem: { origin: 'synthetic-1' },
        },
      });
    });

    it('resolves interfaces whose types are spread over graphlets', async () => {
      const box = '... on SyntheticBox { inside { width } contents { id price } }';
      expect(await query(`{ syntheticThings { __typename id label ${box} } }`)).toEqual({
        data: {
          syntheticThings: [
            { __typename: 'SyntheticItem', id: '1', label: 'Item 1' },
            {
              __typename: 'SyntheticBox',
              id: '1',
              label: 'Box 1',
              inside: { width: 44 },
              contents: [
                { id: '1', price: 4 },
                { id: '2', price: 71 },
              ],
            },
            { __typename: 'SyntheticItem', id: '2', label: 'Item 2' },
          ],
        },
      });
    });

    it('resolves unions whose types are spread over graphlets', async () => {
      const types = '... on SyntheticItem { name price } ... on SyntheticBox { label }';
      expect(await query(`{ syntheticSearch { __typename ${types} } }`)).toEqual({
        data: {
          syntheticSearch: [
            { __typename: 'SyntheticBox', label: 'Box 1' },
            { __typename: 'SyntheticItem', name: 'Item 3', price: 86 },
          ],
        },
      });
    });

    it('passes enums, lists of lists and value types on as they are', async () => {
      expect(
        await query('{ syntheticItem(id: "1") { kind matrix size { height } inside: size { width } } }'),
      ).toEqual({
        data: {
          syntheticItem: {
            kind: 'FANCY',
            matrix: [[34, 77], [], [96]],
            size: { height: 30 },
            inside: { width: 87 },
          },
        },
      });
    });

    it('follows entities from graphlet to graphlet', async () => {
      expect(await query('{ syntheticChain { graphlet next { graphlet next { graphlet } } } }')).toEqual({
        data: {
          syntheticChain: {
            graphlet: 'synthetic-1',
            next: { graphlet: 'synthetic-2', next: { graphlet: 'synthetic-3' } },
          },
        },
      });
    });

    it('keeps aliases, fragments, conditions and variables', async () => {
      const fragment =
        'fragment Part on SyntheticItem { two: part2 { from: graphlet } price @skip(if: true) }';
      expect(
        await query(
          `{ a: syntheticItem(id: "1") { ...Part } b: syntheticItem(id: "2") { ...Part name } } ${fragment}`,
        ),
      ).toEqual({
        data: {
          a: { two: { from: 'synthetic-2' } },
          b: { two: { from: 'synthetic-2' }, name: 'Item 2' },
        },
      });
    });

    it('asks a graphlet once for all entities of a list', async () => {
      const { data } = await query('{ syntheticItems(count: 50) { batchSize2 batchSize3 } }');
      expect(data).toEqual({ syntheticItems: Array(50).fill({ batchSize2: 50, batchSize3: 50 }) });
    });

    it('asks a graphlet once for the entities of lists in lists', async () => {
      const { data } = await query('{ syntheticShelves { id batchSize2 } }');
      const item = (id: string) => ({ id, batchSize2: 3 });
      expect(data).toEqual({
        syntheticShelves: [[item('1'), item('2')], [], [item('3')]],
      });
    });
  });
}
