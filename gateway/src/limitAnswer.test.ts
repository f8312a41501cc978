import { limitBody, limitHttpResponse, tooLargeBody } from './limitAnswer.ts';

const MB = 1024 * 1024;
const response = (body: string) => ({ status: 200, headers: { 'x-request-id': 'r' }, body });

describe('an answer through Lambda', () => {
  it.each([
    ['a small one', 'x'],
    ['one that measures less than it could', 'x'.repeat(5 * MB)],
  ])('stays as it is: %s', (_what, body) => {
    expect(limitBody(body) === body).toBe(true);
    expect(limitHttpResponse(response(body)).body === body).toBe(true);
  });

  it.each([
    ['too many characters', 'x'.repeat(6 * MB)],
    ['characters of several bytes', '€'.repeat(2 * MB)],
  ])('becomes an error that says so: %s', (_what, body) => {
    expect(limitBody(body)).toBe(tooLargeBody);
    expect(limitHttpResponse(response(body))).toEqual({
      status: 500,
      headers: { 'x-request-id': 'r' },
      body: tooLargeBody,
    });
  });

  it('counts quotes twice where the body is a string within the payload', () => {
    const quotes = '"'.repeat(4 * MB);
    expect(limitBody(quotes) === quotes).toBe(true);
    expect(limitHttpResponse(response(quotes)).body).toBe(tooLargeBody);
  });
});
