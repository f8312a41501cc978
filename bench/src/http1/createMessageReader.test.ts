import { createMessageReader } from './createMessageReader.ts';

const stream =
  'POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello' +
  'GET /b HTTP/1.1\r\nhost: x\r\n\r\n' +
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n' +
  'HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n';

function read(chunks: readonly string[]) {
  const messages: unknown[] = [];
  const take = createMessageReader(({ head, body }) =>
    messages.push([head.split('\r\n')[0], body.toString()]),
  );
  for (const chunk of chunks) take(Buffer.from(chunk));
  return messages;
}

describe('createMessageReader', () => {
  const expected = [
    ['POST /a HTTP/1.1', 'hello'],
    ['GET /b HTTP/1.1', ''],
    ['HTTP/1.1 200 OK', 'abc0123456789'],
    ['HTTP/1.1 204 No Content', ''],
  ];

  it('finds several messages in one chunk', () => {
    expect(read([stream])).toEqual(expected);
  });

  it('finds them wherever the stream is cut', () => {
    for (let size = 1; size <= 40; size++) {
      expect(read(stream.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])).toEqual(expected);
    }
  });
});
