import { type Item, itemById, numberOf } from '../data.ts';
import { rootField } from './entries.ts';

/** Instance 3. */
export const priceResolvers = {
  Query: {
    syntheticShelves: rootField(() => [[itemById('1'), itemById('2')], [], [itemById('3')]]),
  },
  SyntheticItem: {
    price: ({ id }: Item) => numberOf(id, 'price'),
    total: ({ id, shippingCost }: Item & { readonly shippingCost: number }) =>
      numberOf(id, 'price') + shippingCost,
  },
};
