import { JSON_TYPE, negotiateMediaType, RESPONSE_JSON } from './negotiateMediaType.ts';

describe('negotiateMediaType', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['application/json', JSON_TYPE],
    ['application/graphql-response+json', RESPONSE_JSON],
    ['application/graphql-response+json, application/json;q=0.9', RESPONSE_JSON],
    ['application/json;q=0.5, application/graphql-response+json;q=0.4', JSON_TYPE],
    ['application/json;q=0, */*', RESPONSE_JSON],
    ['application/json;q=0.5, */*', RESPONSE_JSON],
    ['APPLICATION/JSON; charset=utf-8', JSON_TYPE],
    ['text/html', undefined],
    ['application/json;q=0', undefined],
    ['application/json;q=nonsense', undefined],
  ])('chooses for %j: %s', (accept, expected) => {
    expect(negotiateMediaType(accept)).toBe(expected);
  });
});
