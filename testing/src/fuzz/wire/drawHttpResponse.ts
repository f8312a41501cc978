import type { Random } from '../../oracle/random.ts';
import { repeat, size } from '../documents/noise.ts';

/** Bytes of an HTTP/1.1 response, right or wrong in any of its parts. */
export function drawHttpResponse(random: Random): Buffer {
  const body = random.pick(['', '{}', '{"data":{"a":"é😀"}}', repeat('x', size(random, 5_000))]);
  const bytes = Buffer.from(body);
  const framing = random.weighted<() => readonly [head: string, body: Buffer]>([
    [6, () => [`content-length: ${bytes.length}`, bytes]],
    [6, () => ['transfer-encoding: chunked', chunked(random, bytes)]],
    [2, () => ['connection: close', bytes]],
    [
      1,
      () => [
        `content-length: ${random.pick(['-1', 'x', '1e3', '99999999999999999999', '0x10', '', '3, 3'])}`,
        bytes,
      ],
    ],
    [1, () => [`content-length: ${bytes.length}\r\ncontent-length: ${bytes.length + 1}`, bytes]],
    [1, () => [`content-length: ${bytes.length}\r\ntransfer-encoding: chunked`, bytes]],
    [1, () => [`content-length: ${bytes.length + random.int(-2, 2)}`, bytes]],
  ])();
  const status = random.weighted([
    [12, 'HTTP/1.1 200 OK'],
    [1, 'HTTP/1.1 204 No Content'],
    [1, 'HTTP/1.0 200 OK'],
    [
      1,
      random.pick([
        'HTTP/1.1 099',
        'HTTP/1.1 2000 OK',
        'HTTP/2 200',
        'HTP/1.1 200 OK',
        '',
        'HTTP/1.1 429 Slow',
        'HTTP/1.1',
      ]),
    ],
  ]);
  const interim = random.chance(0.1) ? repeat('HTTP/1.1 100 Continue\r\n\r\n', size(random, 20_000)) : '';
  const extra = random.weighted([
    [8, ''],
    [1, 'x-a: b\r\n'],
    [1, '__proto__: polluted\r\nconstructor: polluted\r\n'],
    [1, `x-long: ${repeat('y', size(random, 100_000))}\r\n`],
    [
      1,
      random.pick([' folded\r\n', 'no colon\r\n', ': nameless\r\n', 'bad name: x\r\n', 'x-nul: \u0000\r\n']),
    ],
  ]);
  const whole = Buffer.concat([
    Buffer.from(`${interim}${status}\r\n${extra}${framing[0]}\r\n\r\n`),
    framing[1],
  ]);
  return random.weighted<() => Buffer>([
    [6, () => whole],
    [1, () => whole.subarray(0, random.int(0, whole.length))],
    [1, () => Buffer.concat([whole, Buffer.from(random.pick(['x', '\r\n', whole.toString('latin1')]))])],
    [1, () => Buffer.from(whole.map((byte) => (random.chance(0.01) ? random.int(0, 255) : byte)))],
  ])();
}

function chunked(random: Random, bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = random.int(1, 2_000);
    const part = bytes.subarray(at, at + length);
    const shown = random.chance(0.03)
      ? random.pick(['', 'g', '-1', 'ffffffffff', '0', ' 1', '1;'])
      : part.length.toString(16) + (random.chance(0.1) ? ';name="value"' : '');
    parts.push(Buffer.from(`${shown}\r\n`), part, Buffer.from(random.chance(0.03) ? 'xx' : '\r\n'));
    at += length;
  }
  const trailer = random.pick(['', 'x-trailer: a\r\n', repeat('x: y\r\n', size(random, 5_000))]);
  return Buffer.concat([...parts, Buffer.from(random.chance(0.05) ? '0\r\n' : `0\r\n${trailer}\r\n`)]);
}
