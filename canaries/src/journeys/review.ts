import { equals, equalsKept, hasItems, isNumber, isText } from '../script/checks.ts';
import { journey } from '../script/journey.ts';

/** The last step goes the way of a new review up to where it would be written, so that a canary leaves none behind. */
export const review = journey(
  'J005',
  'review',
  'A visitor MUST read the newest review of a title, and be told what is wrong with their own.',
)
  .step({
    name: 'reviews',
    operation: `query CanaryReviews {
      chart(id: TOP_RATED) {
        entries(first: 10) { nodes { title { id reviews(first: 1) { nodes { id author rating } } } } }
      }
    }`,
    withinMs: 5_000,
    checks: [hasItems('chart.entries.nodes.0.title.reviews.nodes', 1)],
    keep: {
      titleId: 'chart.entries.nodes.0.title.id',
      reviewId: 'chart.entries.nodes.0.title.reviews.nodes.0.id',
      author: 'chart.entries.nodes.0.title.reviews.nodes.0.author',
    },
  })
  .step({
    name: 'review',
    operation: `query CanaryReview($id: ID!) {
      review(id: $id) { id author rating headline text createdAt title { id primaryTitle } }
    }`,
    variables: ({ reviewId }) => ({ id: reviewId }),
    withinMs: 5_000,
    checks: [
      equalsKept('review.id', 'reviewId'),
      equalsKept('review.author', 'author'),
      equalsKept('review.title.id', 'titleId'),
      isNumber('review.rating', { min: 1, max: 10 }),
      isText('review.text'),
    ],
  })
  .step({
    name: 'refused',
    operation: `mutation CanaryRefusedReview($input: AddReviewInput!) {
      addReview(input: $input) { review { id } userErrors { field message } }
    }`,
    variables: ({ titleId }) => ({
      input: {
        titleId,
        author: 'canary',
        rating: 11,
        headline: 'Not to be written',
        text: 'A rating of eleven is refused.',
      },
    }),
    withinMs: 5_000,
    checks: [
      equals('addReview.review', null),
      equals('addReview.userErrors.0.field', ['input', 'rating']),
      isText('addReview.userErrors.0.message'),
    ],
  });
