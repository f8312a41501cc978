import { describeIf, type GatewaySuite, outlineErrors } from './suite.ts';

const ITEM = '{ syntheticItem(id: "1") { name part2 { graphlet payload } part3 { graphlet } } }';
const part2 = { graphlet: 'synthetic-2', payload: '' };
const part3 = { graphlet: 'synthetic-3' };

/** Hosts, ARNs, files and Lambda's own words, which stay behind the gateway. */
const SECRETS = /arn:|127\.0\.0\.1|localhost|\.mjs|Runtime\.|Sandbox/;

/** Out of the graphlet's process or inside it: what becomes of one graphlet's call, by the code of the catalogue. */
const FAULTS = [
  ['timeout', 'GRAPHLET_TIMEOUT'],
  ['latency:60000', 'GRAPHLET_TIMEOUT'],
  ['crash', 'GRAPHLET_FAILED'],
  ['out-of-memory', 'GRAPHLET_FAILED'],
  ['malformed', 'GRAPHLET_BAD_RESPONSE'],
  ['wrong-shape', 'GRAPHLET_BAD_RESPONSE'],
  ['payload:7000000', 'RESPONSE_TOO_LARGE'],
  ['error', 'SYNTHETIC_ERROR'],
] as const;

export function describeFaults({ choice, query, target }: GatewaySuite): void {
  describe('a graphlet at fault', () => {
    it.each(FAULTS)(
      '(%s) costs its own fields with %s, and the next request is served',
      async (fault, code) => {
        const answer = await query(ITEM, `synthetic-2=${fault}`);
        expect(JSON.stringify(answer)).not.toMatch(SECRETS);
        expect({ data: answer.data, errors: outlineErrors(answer) }).toEqual({
          data: { syntheticItem: { name: 'Item 1', part2: null, part3 } },
          errors: [{ code, graphlet: 'synthetic-2' }],
        });
        expect(await query(ITEM)).toEqual({ data: { syntheticItem: { name: 'Item 1', part2, part3 } } });
      },
    );

    it('(null) is no fault where the schema allows it', async () => {
      expect(await query(ITEM, 'synthetic-2=null')).toEqual({
        data: { syntheticItem: { name: 'Item 1', part2: null, part3 } },
      });
    });

    it('at the root costs its root field and leaves the others', async () => {
      const answer = await query(
        '{ synthetic1 { graphlet } synthetic2 { graphlet } synthetic3 { graphlet } }',
        'synthetic-2=crash',
      );
      expect({ data: answer.data, errors: outlineErrors(answer) }).toEqual({
        data: {
          synthetic1: { graphlet: 'synthetic-1' },
          synthetic2: null,
          synthetic3: { graphlet: 'synthetic-3' },
        },
        errors: [{ code: 'GRAPHLET_FAILED', graphlet: 'synthetic-2' }],
      });
    });

    it('costs the nearest nullable parent where its field may not be null', async () => {
      const answer = await query(
        '{ syntheticItem(id: "1") { name mustPart2 { graphlet } } synthetic3 { graphlet } }',
        'synthetic-2=error',
      );
      expect(answer.data).toEqual({ syntheticItem: null, synthetic3: { graphlet: 'synthetic-3' } });
      expect(outlineErrors(answer)).toContainEqual({
        code: 'SYNTHETIC_ERROR',
        graphlet: 'synthetic-2',
      });
    });

    it('that fails on one field keeps its other fields', async () => {
      const answer = await query(
        '{ good: synthetic2 { graphlet } bad: synthetic2(behaviour: { fault: ERROR }) { graphlet } }',
      );
      expect(answer).toEqual({
        data: { good: { graphlet: 'synthetic-2' }, bad: null },
        errors: [
          {
            message: 'A synthetic error.',
            path: ['bad'],
            extensions: { code: 'SYNTHETIC_ERROR', graphlet: 'synthetic-2' },
          },
        ],
      });
    });
  });
  const describeOwnStack = describeIf(choice.kind === 'local', choice, 'is not ours to look into');
  describeOwnStack('a graphlet that never answers', () => {
    it('is given up by the gateway’s own deadline, while Lambda still lets it run', async () => {
      const running = () => target().stack?.lambda.getMetrics()['synthetic-3'];
      const answer = await query(
        '{ synthetic1 { graphlet } synthetic3 { graphlet } }',
        'synthetic-3=timeout',
      );
      expect(running()).toMatchObject({ concurrentExecutions: 1, errors: 0 });
      expect({ data: answer.data, errors: outlineErrors(answer) }).toEqual({
        data: { synthetic1: { graphlet: 'synthetic-1' }, synthetic3: null },
        errors: [{ code: 'GRAPHLET_TIMEOUT', graphlet: 'synthetic-3' }],
      });
    });
  });
}
