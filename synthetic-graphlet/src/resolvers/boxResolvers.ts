import type { Context } from '../context.ts';
import { box, type Item, itemById, items, type Size, sizeOf } from '../data.ts';
import { entity, rootField } from './entries.ts';

/** What a field requires comes in with the keys. */
interface Required {
  readonly weight: number;
  readonly size: Size;
}

/** Instance 2. */
export const boxResolvers = {
  Query: {
    syntheticFeatured: rootField(() => itemById('1')),
    syntheticSearch: rootField(() => [box('1'), itemById('3')]),
  },
  SyntheticItem: {
    label: ({ id }: Item) => `Item ${id}`,
    origin: (_item: Item, _args: object, { graphlet }: Context) => graphlet,
    shippingCost: ({ weight }: Required) => 3 * weight,
    volume: ({ size }: Required) => size.width * size.height,
  },
  SyntheticBox: {
    __resolveReference: entity(({ id }: { readonly id: string }) => box(id)),
    contents: () => items(2),
    inside: ({ id }: { readonly id: string }) => sizeOf(`box ${id}`),
  },
};
