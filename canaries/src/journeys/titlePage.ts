import { equalsKept, hasItems, isNumber, isText } from '../script/checks.ts';
import { journey } from '../script/journey.ts';

export const titlePage = journey(
  'J002',
  'title-page',
  'A visitor MUST reach the page of the best rated title, with its rating, cast and awards.',
)
  .step({
    name: 'chart',
    operation: `query CanaryTitleChart {
      chart(id: TOP_RATED) { entries(first: 1) { nodes { title { id primaryTitle } } } }
    }`,
    withinMs: 5_000,
    checks: [isText('chart.entries.nodes.0.title.id')],
    keep: {
      titleId: 'chart.entries.nodes.0.title.id',
      primaryTitle: 'chart.entries.nodes.0.title.primaryTitle',
    },
  })
  .step({
    name: 'title',
    operation: `query CanaryTitle($id: ID!) {
      title(id: $id) { id primaryTitle type genres startYear rating { average votes } isClassic }
    }`,
    variables: ({ titleId }) => ({ id: titleId }),
    withinMs: 5_000,
    checks: [
      equalsKept('title.id', 'titleId'),
      equalsKept('title.primaryTitle', 'primaryTitle'),
      hasItems('title.genres', 1),
      isNumber('title.rating.average', { min: 1, max: 10 }),
      isNumber('title.rating.votes', { min: 1, max: 1e9 }),
    ],
  })
  .step({
    name: 'people',
    operation: `query CanaryTitlePeople($id: ID!) {
      title(id: $id) {
        id
        cast(first: 5) { nodes { ordering characters name { id primaryName } } }
        awards { event year isWinner }
      }
    }`,
    variables: ({ titleId }) => ({ id: titleId }),
    withinMs: 5_000,
    checks: [
      equalsKept('title.id', 'titleId'),
      hasItems('title.cast.nodes', 1),
      isText('title.cast.nodes.0.name.primaryName'),
      hasItems('title.awards', 0),
    ],
  });
