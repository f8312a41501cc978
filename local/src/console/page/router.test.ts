import { linkTo, readPlace } from './router.ts';

describe('places', () => {
  it.each([
    ['traces', '1-2/3 ä', { failed: '1' }],
    ['operations', '(anonymous)', {}],
    ['logs', '', { requestId: 'r-1', text: 'a & b' }],
  ])('are found again by their link: %s %s', (page, item, query) => {
    const place = readPlace(linkTo(page, item, query));
    expect([place.page, place.item, Object.fromEntries(place.query)]).toEqual([page, item, query]);
  });

  it('are the first page where nothing is said', () => {
    expect(readPlace('')).toMatchObject({ page: '', item: '' });
  });
});
