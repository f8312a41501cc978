import { equalsKept, hasItems, isText } from '../script/checks.ts';
import { journey } from '../script/journey.ts';

export const namePage = journey(
  'J003',
  'name-page',
  'A visitor MUST get from a title to a person of its cast, and to what else that person is known for.',
)
  .step({
    name: 'cast',
    operation: `query CanaryNameCast {
      chart(id: TOP_RATED) {
        entries(first: 1) { nodes { title { id cast(first: 1) { nodes { name { id primaryName } } } } } }
      }
    }`,
    withinMs: 5_000,
    checks: [isText('chart.entries.nodes.0.title.cast.nodes.0.name.id')],
    keep: {
      nameId: 'chart.entries.nodes.0.title.cast.nodes.0.name.id',
      primaryName: 'chart.entries.nodes.0.title.cast.nodes.0.name.primaryName',
    },
  })
  .step({
    name: 'name',
    operation: `query CanaryName($id: ID!) {
      name(id: $id) {
        id primaryName professions knownFor { id primaryTitle }
        credits(first: 5) { nodes { category title { primaryTitle } } }
      }
    }`,
    variables: ({ nameId }) => ({ id: nameId }),
    withinMs: 5_000,
    checks: [
      equalsKept('name.id', 'nameId'),
      equalsKept('name.primaryName', 'primaryName'),
      hasItems('name.professions', 1),
      hasItems('name.credits.nodes', 1),
      isText('name.credits.nodes.0.title.primaryTitle'),
    ],
  });
