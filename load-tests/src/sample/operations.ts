interface Draws {
  title(): string;
  name(): string;
  random(): number;
}

interface SampleOperation {
  readonly name: string;
  readonly text: string;
  /** Relative weight on a usual day, and while awards are given. */
  readonly share: number;
  readonly burstShare: number;
  variables(draws: Draws): Record<string, unknown>;
}

const GENRES = ['Drama', 'Adventure', 'Action', 'Crime', 'Comedy', 'Thriller', 'Sci-Fi', 'Fantasy'];

/** What a site about films asks: pages, parts of pages, lists. */
export const sampleOperations: readonly SampleOperation[] = [
  {
    name: 'TitlePage',
    text: 'query TitlePage($id: ID!) { title(id: $id) { id primaryTitle startYear runtimeMinutes genres rating { average votes } isClassic cast(first: 6) { nodes { characters name { id primaryName } } } reviews(first: 2) { nodes { headline rating author } } } }',
    share: 30,
    burstShare: 12,
    variables: ({ title }) => ({ id: title() }),
  },
  {
    name: 'TitleCard',
    text: 'query TitleCard($id: ID!) { title(id: $id) { id primaryTitle startYear rating { average } } }',
    share: 22,
    burstShare: 15,
    variables: ({ title }) => ({ id: title() }),
  },
  {
    name: 'NamePage',
    text: 'query NamePage($id: ID!) { name(id: $id) { id primaryName birthYear professions knownFor { id primaryTitle } credits(first: 10) { nodes { category title { id primaryTitle startYear } } } } }',
    share: 14,
    burstShare: 14,
    variables: ({ name }) => ({ id: name() }),
  },
  {
    name: 'Chart',
    text: 'query Chart($id: ChartId!, $first: Int!) { chart(id: $id) { entries(first: $first) { nodes { rank previousRank title { id primaryTitle rating { average } } } } } }',
    share: 10,
    burstShare: 4,
    variables: ({ random }) => ({ id: random() < 0.7 ? 'MOST_POPULAR' : 'TOP_RATED', first: 10 }),
  },
  {
    name: 'Reviews',
    text: 'query Reviews($id: ID!, $first: Int!) { title(id: $id) { id reviews(first: $first) { nodes { headline text rating author hasSpoilers createdAt } pageInfo { hasNextPage endCursor } } } }',
    share: 9,
    burstShare: 3,
    variables: ({ title }) => ({ id: title(), first: 5 }),
  },
  {
    name: 'Genre',
    text: 'query Genre($genre: String!) { titlesByGenre(genre: $genre, first: 10) { nodes { id primaryTitle startYear } pageInfo { hasNextPage } } }',
    share: 7,
    burstShare: 2,
    variables: ({ random }) => ({ genre: GENRES[Math.floor(random() * GENRES.length)] }),
  },
  {
    name: 'TitleAwards',
    text: 'query TitleAwards($id: ID!) { title(id: $id) { id primaryTitle awards { event category year isWinner recipients { __typename ... on Name { id primaryName } } } } }',
    share: 4,
    burstShare: 46,
    variables: ({ title }) => ({ id: title() }),
  },
  {
    name: 'Trending',
    text: 'query Trending { trending(first: 5) { id displayName __typename } }',
    share: 3,
    burstShare: 4,
    variables: () => ({}),
  },
  {
    name: 'AddReview',
    text: 'mutation AddReview($input: AddReviewInput!) { addReview(input: $input) { review { id } userErrors { field message } } }',
    share: 1,
    burstShare: 0,
    variables: ({ title, random }) => ({
      input: {
        titleId: title(),
        author: `Visitor ${Math.floor(random() * 1_000)}`,
        rating: 1 + Math.floor(random() * 10),
        headline: 'Made up for the load test',
        text: 'Nobody wrote this: it is part of the sample traffic.',
      },
    }),
  },
];
