import { HttpProtocolError } from '@graphlets/gateway/errors';
import { ResponseReader } from '@graphlets/gateway/transport/http1/responseReader';
import { ResponseTooLargeError } from '@graphlets/platform/errors';
import { createRandom, type Random } from '../../oracle/random.ts';
import { watchPrototypes } from '../check/watchPrototypes.ts';
import { drawHttpResponse } from './drawHttpResponse.ts';

const CASES = 1_500;
const LIMIT_BYTES = 4_000;

/** What a reader makes of bytes that come in pieces and then end. */
function outcomeOf(pieces: readonly Buffer[]): string {
  const reader = new ResponseReader(LIMIT_BYTES);
  try {
    let response: ReturnType<ResponseReader['push']>;
    for (const piece of pieces) {
      // What comes after a whole answer is the connection's to refuse.
      if (response !== undefined) return 'refused';
      response = reader.push(piece);
    }
    response ??= reader.end();
    return response === undefined ? 'unfinished' : `${response.status} ${response.text}`;
  } catch (error) {
    if (error instanceof HttpProtocolError || error instanceof ResponseTooLargeError) return 'refused';
    throw error;
  }
}

function cut(random: Random, bytes: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = random.pick([1, 2, 3, 17, 300, 5_000]);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

describe('bytes in place of an HTTP response', () => {
  it('are an answer or a refusal, the same however they are cut', () => {
    const changedPrototype = watchPrototypes();
    const endings = new Map<string, number>();
    for (let index = 0; index < CASES; index++) {
      const random = createRandom(`wire ${index}`);
      const bytes = drawHttpResponse(random);
      const whole = outcomeOf([bytes]);
      expect([index, outcomeOf(cut(random, bytes))]).toEqual([index, whole]);
      const ending = whole.split(' ', 1)[0] ?? '';
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
    expect(changedPrototype()).toBeUndefined();
    for (const ending of ['200', 'refused', 'unfinished'])
      expect(endings.get(ending)).toBeGreaterThan(CASES / 50);
  });
});
