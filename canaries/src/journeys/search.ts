import { everyIncludesKept, hasItems, isText } from '../script/checks.ts';
import { journey } from '../script/journey.ts';

export const search = journey(
  'J004',
  'search',
  'A search by genre MUST find only titles of that genre, and go on to a second page.',
)
  .step({
    name: 'genre',
    operation: `query CanarySearchGenre {
      chart(id: TOP_RATED) { entries(first: 1) { nodes { title { genres } } } }
    }`,
    withinMs: 5_000,
    checks: [isText('chart.entries.nodes.0.title.genres.0')],
    keep: { genre: 'chart.entries.nodes.0.title.genres.0' },
  })
  .step({
    name: 'first-page',
    operation: `query CanarySearch($genre: String!) {
      titlesByGenre(genre: $genre, first: 5) {
        nodes { id primaryTitle genres rating { average } } pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ genre }) => ({ genre }),
    withinMs: 5_000,
    checks: [hasItems('titlesByGenre.nodes', 5), everyIncludesKept('titlesByGenre.nodes', 'genres', 'genre')],
    keep: { cursor: 'titlesByGenre.pageInfo.endCursor' },
  })
  .step({
    name: 'second-page',
    operation: `query CanarySearchMore($genre: String!, $after: String!) {
      titlesByGenre(genre: $genre, first: 5, after: $after) { nodes { id primaryTitle genres } }
    }`,
    variables: ({ genre, cursor }) => ({ genre, after: cursor }),
    withinMs: 5_000,
    checks: [hasItems('titlesByGenre.nodes', 1), everyIncludesKept('titlesByGenre.nodes', 'genres', 'genre')],
  });
