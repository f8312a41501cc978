import { equals, hasItems, isNumber, isText } from '../script/checks.ts';
import { journey } from '../script/journey.ts';

export const homePage = journey(
  'J001',
  'home-page',
  'A visitor MUST see what is popular and what is trending, each with a name.',
)
  .step({
    name: 'chart',
    operation: `query CanaryHomeChart {
      chart(id: MOST_POPULAR) {
        entries(first: 10) { nodes { rank title { id primaryTitle rating { average votes } } } }
      }
    }`,
    withinMs: 5_000,
    checks: [
      hasItems('chart.entries.nodes', 10),
      equals('chart.entries.nodes.0.rank', 1),
      isText('chart.entries.nodes.0.title.primaryTitle'),
      isNumber('chart.entries.nodes.0.title.rating.average', { min: 1, max: 10 }),
    ],
  })
  .step({
    name: 'trending',
    operation: `query CanaryHomeTrending { trending(first: 5) { __typename id displayName } }`,
    withinMs: 5_000,
    checks: [hasItems('trending', 5), isText('trending.0.displayName'), isText('trending.4.displayName')],
  });
