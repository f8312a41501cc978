import { createJudge } from './verify.ts';

const bytes = (text: string) => Buffer.from(text);

describe('createJudge', () => {
  it('takes any writing of the right value, of the variation that was asked', () => {
    const isRight = createJudge(['{"data":{"a":1,"b":[1,2]}}', '{"data":{"a":2}}']);
    expect(isRight(0, bytes('{"data":{"a":1,"b":[1,2]}}'))).toBe(true);
    expect(isRight(0, bytes('{ "data": {"b":[1,2],"a":1}}'))).toBe(true);
    expect(isRight(1, bytes('{"data":{"a":2}}'))).toBe(true);
  });

  it('refuses wrong values, another variation, errors beside data, and what is no JSON, after right ones too', () => {
    const isRight = createJudge(['{"data":{"a":[1,2]}}', '{"data":{"a":2}}']);
    expect(isRight(0, bytes('{"data":{"a":[1,2]}}'))).toBe(true);
    expect(isRight(0, bytes('{"data":{"a":[2,1]}}'))).toBe(false);
    expect(isRight(0, bytes('{"data":{"a":2}}'))).toBe(false);
    expect(isRight(0, bytes('{"data":{"a":[1,2]},"errors":[]}'))).toBe(false);
    expect(isRight(0, bytes('<html>'))).toBe(false);
  });
});
