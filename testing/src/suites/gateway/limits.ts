import { describeIf, type GatewaySuite, outlineErrors } from './suite.ts';

export function describeLimits({ choice, query, target }: GatewaySuite): void {
  describe('limits', () => {
    it('an answer of 5 MB arrives whole', async () => {
      const { data, errors } = await query(
        '{ synthetic2(behaviour: { payloadBytes: 5000000 }) { payload } }',
      );
      expect(errors).toBeUndefined();
      // Not compared by expect itself, which would print both of them.
      const expected = { synthetic2: { payload: 'x'.repeat(5_000_000) } };
      expect(JSON.stringify(data) === JSON.stringify(expected)).toBe(true);
    });

    it('an answer that Lambda would not let through is an error that says so', async () => {
      const part = 'behaviour: { payloadBytes: 3500000 }';
      const answer = await query(`{ synthetic1(${part}) { payload } synthetic2(${part}) { payload } }`);
      expect(answer.data ?? null).toBeNull();
      expect(outlineErrors(answer)).toMatchObject([{ code: 'RESPONSE_TOO_LARGE' }]);
    });

    it('a list of 5,000 entities over three graphlets arrives whole', async () => {
      const { data, errors } = await query(
        '{ syntheticItems(count: 5000) { id part2 { subject } part3 { subject } } }',
      );
      expect(errors).toBeUndefined();
      const items = Array.from({ length: 5_000 }, (_, index) => String(index + 1));
      const expected = {
        syntheticItems: items.map((id) => ({ id, part2: { subject: id }, part3: { subject: id } })),
      };
      expect(JSON.stringify(data) === JSON.stringify(expected)).toBe(true);
    });
  });

  describeIf(
    choice.kind !== 'lambda',
    choice,
    'speaks no HTTP',
  )('limits of HTTP', () => {
    it('a body over the limit is refused with 413', async () => {
      const response = await fetch(target().url ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ __typename ${' '.repeat(1024 * 1024)} }` }),
      });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
      });
    });
  });
}
