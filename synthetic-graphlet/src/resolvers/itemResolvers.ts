import type { Context } from '../context.ts';
import { box, type Item, itemById, items, numberOf, sizeOf } from '../data.ts';
import { entity, rootField } from './entries.ts';

/** Instance 1. */
export const itemResolvers = {
  Query: {
    syntheticItem: rootField(({ id }: { readonly id: string }) => itemById(id)),
    syntheticItems: rootField(({ count }: { readonly count: number }) => items(count)),
    syntheticChain: rootField(() => ({ id: 'chain' })),
    syntheticThings: rootField(() => [itemById('1'), box('1'), itemById('2')]),
  },
  Mutation: {
    syntheticRenameItem: rootField(({ id, name }: { readonly id: string; readonly name: string }) => ({
      ...itemById(id),
      name,
    })),
  },
  SyntheticItem: {
    name: ({ id, name }: Item & { readonly name?: string }) => name ?? `Item ${id}`,
    label: ({ id }: Item) => `Item ${id}`,
    origin: (_item: Item, _args: object, { graphlet }: Context) => graphlet,
    kind: ({ id }: Item) => (numberOf(id, 'kind') % 2 === 0 ? 'PLAIN' : 'FANCY'),
    weight: ({ id }: Item) => numberOf(id, 'weight'),
    size: ({ id }: Item) => sizeOf(id),
    matrix: ({ id }: Item) => [[numberOf(id, 'a'), numberOf(id, 'b')], [], [numberOf(id, 'c')]],
  },
  SyntheticBox: {
    __resolveReference: entity(({ id }: { readonly id: string }) => box(id)),
    label: ({ id }: { readonly id: string }) => `Box ${id}`,
  },
};
