import { toConnection, toPageRequest } from '@graphlets/platform/graphlet/connection';
import type { Resolvers, TitleType } from './schema.generated.ts';
import type { TitleItem } from './titleItem.ts';

export const resolvers: Resolvers = {
  Query: {
    title: async (_, { id }, { titleById }) => (await titleById.load(id)) ?? null,
    titlesByGenre: async (_, { genre, ...page }, context) => {
      const found = await context.genres.queryPage(`genre#${genre}`, toPageRequest(page), context);
      const titles = await Promise.all(found.items.map(({ tconst }) => context.titleById.load(tconst)));
      // The cursor is the place within the genre, not the title's own key.
      const items = found.items.flatMap(({ sk }, index) => {
        const title = titles[index];
        return title === undefined ? [] : [{ ...title, sk }];
      });
      return toConnection({ items, hasMore: found.hasMore });
    },
  },
  Title: {
    __resolveReference: async ({ id }, { titleById }) => (await titleById.load(id)) ?? null,
    id: ({ tconst }) => tconst,
    type: toTitleType,
    displayName: ({ primaryTitle, startYear }) =>
      startYear === undefined ? primaryTitle : `${primaryTitle} (${startYear})`,
    startYear: ({ startYear }) => startYear ?? null,
    endYear: ({ endYear }) => endYear ?? null,
    runtimeMinutes: ({ runtimeMinutes }) => runtimeMinutes ?? null,
    genres: ({ genres }) => [...genres],
  },
  Subject: { __resolveType: () => 'Title' },
};

const TYPES: Readonly<Record<string, TitleType>> = {
  movie: 'MOVIE',
  short: 'SHORT',
  tvEpisode: 'TV_EPISODE',
  tvMiniSeries: 'TV_MINI_SERIES',
  tvMovie: 'TV_MOVIE',
  tvPilot: 'TV_PILOT',
  tvSeries: 'TV_SERIES',
  tvShort: 'TV_SHORT',
  tvSpecial: 'TV_SPECIAL',
  video: 'VIDEO',
  videoGame: 'VIDEO_GAME',
};

function toTitleType({ tconst, titleType }: TitleItem): TitleType {
  const type = TYPES[titleType];
  if (type === undefined) throw new Error(`Title ${tconst} has the unknown type "${titleType}".`);
  return type;
}
