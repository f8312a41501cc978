import { describeGraphlet, entities } from '@graphlets/testing/describeGraphlet';

const good = {
  // Of no page that anybody sees: the stack may be shared.
  titleId: 'tt9999999999',
  author: 'suite',
  rating: 9,
  headline: 'Written by the suite',
  text: 'This review was written by a test.',
};
const ADD = `mutation($input: AddReviewInput!) {
  addReview(input: $input) { review { id author rating headline text hasSpoilers title { id } } userErrors { field message } }
}`;

describeGraphlet('reviews', (ask) => {
  it('answers the reviews of a title, newest first', async () => {
    const representations = [{ __typename: 'Title', id: 'tt0111161' }];
    const { data } = await ask(entities('Title', 'reviews(first: 2) { nodes { id createdAt text } }'), {
      representations,
    });
    const [title] = (data as { _entities: { reviews: { nodes: { createdAt: string }[] } }[] })._entities;
    const dates = title?.reviews.nodes.map(({ createdAt }) => createdAt) ?? [];
    expect(dates).toHaveLength(2);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  it('adds a review, which is then found by its id', async () => {
    const { data } = await ask(ADD, { input: good });
    const added = (data as { addReview: { review: { id: string }; userErrors: unknown[] } }).addReview;
    expect(added.userErrors).toEqual([]);
    const { titleId, ...told } = good;
    expect(added.review).toEqual({
      ...told,
      id: expect.any(String),
      hasSpoilers: false,
      title: { id: titleId },
    });
    const query = 'query($id: ID!) { review(id: $id) { id text createdAt } }';
    expect(await ask(query, { id: added.review.id })).toEqual({
      data: {
        review: { id: added.review.id, text: good.text, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      },
    });
  });

  it('tells everything that is wrong with a review at once, and writes nothing', async () => {
    const input = { titleId: '111161', author: 'x', rating: 11, headline: ' ', text: 'short' };
    expect(await ask(ADD, { input })).toEqual({
      data: {
        addReview: {
          review: null,
          userErrors: [
            { field: ['input', 'titleId'], message: 'Must be "tt" and at least seven digits.' },
            { field: ['input', 'rating'], message: 'Must be from 1 to 10.' },
            { field: ['input', 'author'], message: 'Must have 2 to 50 characters.' },
            { field: ['input', 'headline'], message: 'Must have 1 to 120 characters.' },
            { field: ['input', 'text'], message: 'Must have 10 to 5000 characters.' },
          ],
        },
      },
    });
  });
});
