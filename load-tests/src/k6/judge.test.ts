import { judge } from './judge.ts';

const answer = (body: string | null, status = 200, errorCode = 0) => judge({ status, errorCode, body });

describe('the outcome of a request', () => {
  it.each([
    ['data', answer('{"data":{"a":1}}'), 'ok'],
    [
      'errors though HTTP says 200',
      answer('{"data":{"a":null},"errors":[{"message":"no"}]}'),
      'graphqlError',
    ],
    ['the word errors in the data', answer('{"data":{"a":"\\"errors\\": none","errors":[]}}'), 'ok'],
    ['an empty list of errors', answer('{"data":{},"errors":[]}'), 'ok'],
    ['a page', answer('<html>'), 'badAnswer'],
    ['nothing', answer(null), 'badAnswer'],
    ['JSON that is no GraphQL', answer('{"message":"hello"}'), 'badAnswer'],
    ['JSON that breaks off', answer('{"data":{"errors"'), 'badAnswer'],
    ['429', answer('{}', 429), 'throttled'],
    ['502', answer('{}', 502), 'httpError'],
    ["the gateway's 504", answer('{}', 504), 'timeout'],
    ["k6's own timeout", answer(null, 0, 1_050), 'timeout'],
    ['a refused connection', answer(null, 0, 1_212), 'connectionError'],
  ])('%s', (_what, outcome, expected) => {
    expect(outcome).toBe(expected);
  });
});
