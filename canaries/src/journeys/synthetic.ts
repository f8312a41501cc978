import { equals, equalsKept } from '../script/checks.ts';
import { journey } from '../script/journey.ts';

/** One step for each synthetic graphlet, so that a fault asked for by header is seen where it is. */
export const synthetic = journey(
  'J006',
  'synthetic',
  'The platform MUST answer for each of three graphlets that hold no data of a team.',
)
  .step({
    name: 'item',
    operation: `query CanarySyntheticItem { syntheticItem(id: "7") { id name part1 { graphlet payload } } }`,
    withinMs: 5_000,
    checks: [
      equals('syntheticItem.name', 'Item 7'),
      equals('syntheticItem.part1', { graphlet: 'synthetic-1', payload: '' }),
    ],
    keep: { itemId: 'syntheticItem.id' },
  })
  .step({
    name: 'second-graphlet',
    operation: `query CanarySyntheticSecond($id: ID!) {
      syntheticItem(id: $id) { id part2 { graphlet payload } }
    }`,
    variables: ({ itemId }) => ({ id: itemId }),
    withinMs: 5_000,
    checks: [
      equalsKept('syntheticItem.id', 'itemId'),
      equals('syntheticItem.part2', { graphlet: 'synthetic-2', payload: '' }),
    ],
  })
  .step({
    name: 'third-graphlet',
    operation: `query CanarySyntheticThird($id: ID!) {
      syntheticItem(id: $id) { id part3 { graphlet payload } }
    }`,
    variables: ({ itemId }) => ({ id: itemId }),
    withinMs: 5_000,
    checks: [
      equalsKept('syntheticItem.id', 'itemId'),
      equals('syntheticItem.part3', { graphlet: 'synthetic-3', payload: '' }),
    ],
  });
