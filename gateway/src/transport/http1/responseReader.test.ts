import { ResponseTooLargeError } from '@graphlets/platform/errors';
import { HttpProtocolError } from '../../errors.ts';
import { type Http1Response, ResponseReader } from './responseReader.ts';

const crlf = (...lines: readonly string[]) => lines.join('\r\n');
const LIMIT_BYTES = 100;

/** @param cuts - positions, in bytes, at which the text arrives in another piece */
function read(
  text: string,
  cuts: readonly number[] = [],
  limitBytes = LIMIT_BYTES,
): Http1Response | undefined {
  const bytes = Buffer.from(text);
  const reader = new ResponseReader(limitBytes);
  const ends = [...cuts, bytes.length];
  let response: Http1Response | undefined;
  for (const [index, end] of ends.entries()) {
    response = reader.push(bytes.subarray(ends[index - 1] ?? 0, end));
  }
  return response ?? reader.end();
}

/** What can be compared. */
function plain(response: Http1Response | undefined) {
  return response && { ...response, header: undefined };
}

const responses: readonly [string, string, Partial<Http1Response>][] = [
  [
    'of a known length',
    crlf('HTTP/1.1 200 OK', 'Content-Length: 4', 'X-One:  a b ', '', '{é}'),
    { status: 200, text: '{é}', keepsAlive: true },
  ],
  [
    'in chunks, with an extension and a trailer',
    crlf(
      'HTTP/1.1 200 ',
      'transfer-encoding: chunked',
      '',
      '2;x=y',
      '{"',
      'A',
      'aaaaaaaaaa',
      '0',
      'x: y',
      '',
      '',
    ),
    { text: '{"aaaaaaaaaa', keepsAlive: true },
  ],
  [
    'that ends with the connection',
    crlf('HTTP/1.1 500 No', '', '{}'),
    { status: 500, text: '{}', keepsAlive: false },
  ],
  [
    'after an interim one',
    crlf('HTTP/1.1 100 Continue', '', 'HTTP/1.1 200 OK', 'content-length: 0', '', ''),
    { status: 200, text: '' },
  ],
  ['without a body', crlf('HTTP/1.1 204 No Content', '', ''), { status: 204, text: '', keepsAlive: true }],
  [
    'on a connection that is not kept',
    crlf('HTTP/1.1 200 OK', 'Connection: close', 'content-length: 0', '', ''),
    { keepsAlive: false },
  ],
  [
    'by HTTP/1.0, which keeps connections when it says so',
    crlf('HTTP/1.0 200 OK', 'connection: Keep-Alive', 'content-length: 0', '', ''),
    { keepsAlive: true },
  ],
];

describe('a response', () => {
  it.each(responses)('%s is the same however it arrives', (_what, text, expected) => {
    const whole = read(text);
    expect(whole).toMatchObject(expected);
    const { length } = Buffer.from(text);
    for (let cut = 1; cut < length; cut++) expect(plain(read(text, [cut]))).toEqual(plain(whole));
    const everyByte = Array.from({ length: length - 1 }, (_, index) => index + 1);
    expect(plain(read(text, everyByte))).toEqual(plain(whole));
  });

  it('has header fields by their names in lower case, repeated ones in one', () => {
    const text = crlf('HTTP/1.1 200 x-b: 0', 'X-A:1', 'y-x-a: 3', 'x-a:  2\t', 'Content-Length: 0', '', '');
    const response = read(text);
    const names = ['x-a', 'y-x-a', 'content-length', 'x-b', 'a'];
    expect(names.map((name) => response?.header(name))).toEqual(['1, 2', '3', '0', undefined, undefined]);
  });

  it.each([
    ['no status line', crlf('HTTP/2 200', '', '')],
    ['a folded field', crlf('HTTP/1.1 200 OK', 'a: b', ' c', '', '')],
    ['a field without a name', crlf('HTTP/1.1 200 OK', ': b', '', '')],
    ['two lengths', crlf('HTTP/1.1 200 OK', 'content-length: 1', 'content-length: 2', '', 'ab')],
    ['no number', crlf('HTTP/1.1 200 OK', 'content-length: -1', '', '')],
    ['both framings', crlf('HTTP/1.1 200 OK', 'content-length: 1', 'transfer-encoding: chunked', '', '')],
    ['another coding', crlf('HTTP/1.1 200 OK', 'transfer-encoding: gzip, chunked', '', '')],
    ['no chunk size', crlf('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', 'zz', '')],
    ['a chunk without its end', crlf('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '1', 'abc', '')],
    ['bytes after it', crlf('HTTP/1.1 200 OK', 'content-length: 1', '', 'ab')],
    ['bytes after its last chunk', crlf('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '0', '', 'x')],
    ['a head without an end', `HTTP/1.1 200 OK\r\na: ${'b'.repeat(70_000)}`],
  ])('is refused with %s', (_what, text) => {
    expect(() => read(text)).toThrow(HttpProtocolError);
  });

  it.each([
    ['says so', crlf('HTTP/1.1 200 OK', 'content-length: 101', '', '')],
    ['grows', crlf('HTTP/1.1 200 OK', '', 'x'.repeat(101))],
    ['comes in chunks', crlf('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '65', 'x'.repeat(101), '')],
  ])('is refused when it is too large and %s', (_what, text) => {
    expect(() => read(text)).toThrow(ResponseTooLargeError);
  });
});
