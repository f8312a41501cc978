import {
  badInput,
  type Connection,
  type ConnectionArguments,
  toConnection,
  toPageRequest,
} from '@graphlets/platform/graphlet/connection';
import { type CreditItem, creditKey, isCast } from './creditItem.ts';
import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers = {
  Title: {
    __resolveReference: ({ id }) => ({ id }),
    cast: async ({ id }, page, { creditsOfTitle }) =>
      slice((await creditsOfTitle.load(id)).filter(isCast), page),
    crew: async ({ id }, page, { creditsOfTitle }) =>
      slice(
        (await creditsOfTitle.load(id)).filter((credit) => !isCast(credit)),
        page,
      ),
  },
  Name: {
    __resolveReference: ({ id }) => ({ id }),
    credits: async ({ id }, page, context) =>
      toConnection(await context.credits.queryPage(id, toPageRequest(page), context)),
  },
  Credit: {
    __resolveReference: async (reference, { creditByKey }) =>
      (await creditByKey.load(keyOf(reference))) ?? null,
    id: ({ tconst, ordering }) => `${tconst}-${ordering}`,
    titleId: ({ tconst }) => tconst,
    job: ({ job }) => job ?? null,
    characters: ({ characters }) => [...characters],
    title: ({ tconst }) => ({ id: tconst }),
    name: ({ nconst }) => ({ id: nconst }),
  },
};

/** A credit is known by its id, or by its title and its place there. */
function keyOf(reference: { id: string } | { titleId: string; ordering: number }) {
  if ('ordering' in reference) return creditKey(reference.titleId, reference.ordering);
  const [tconst, ordering] = reference.id.split('-');
  if (tconst === undefined || !Number.isInteger(Number(ordering))) {
    throw badInput(`"${reference.id}" is not the id of a credit.`);
  }
  return creditKey(tconst, Number(ordering));
}

/** A page of items that are here already. */
function slice(items: readonly CreditItem[], page: ConnectionArguments): Connection<CreditItem> {
  const { first, after } = toPageRequest(page);
  const rest = after === undefined ? items : items.filter(({ sk }) => sk > after);
  return toConnection({ items: rest.slice(0, first), hasMore: rest.length > first });
}
