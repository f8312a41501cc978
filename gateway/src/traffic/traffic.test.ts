import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { RequestFacts } from '../requestFacts.ts';
import { createTrafficLog, type TrafficOptions } from './createTrafficLog.ts';
import { findSensitive } from './findSensitive.ts';
import { sensitiveNames } from './sensitiveNames.ts';
import { readMarkedSchema } from './sensitiveSchema.ts';

const QUERY = 'query Page($id: ID!) { title(id: $id) { id } }';
const FACTS: RequestFacts = {
  requestId: 'r-1',
  source: 'user',
  text: QUERY,
  operationName: 'Page',
  type: 'query',
  variables: { id: 'tt1' },
  headers: { 'x-client-name': 'site' },
  isReadOnly: false,
  durationMs: 50,
  estimatedCost: 3,
  calls: [
    { graphlet: 'titles', startMs: 0, durationMs: 20, tries: 1, code: undefined },
    { graphlet: 'ratings', startMs: 20, durationMs: 30, tries: 1, code: 'GRAPHLET_TIMEOUT' },
  ],
  errorCount: 0,
  hasData: true,
  refusedWith: undefined,
};

function recording(options: Partial<TrafficOptions> = {}, random = () => 0.5) {
  const lines: Record<string, unknown>[] = [];
  const observe = createTrafficLog({ samplePercent: 100, redact: [], headers: [], ...options, random });
  const log = createLog({
    function: 'gateway',
    clock: fakeClock(Date.parse('2026-01-02T03:04:05Z')),
    write: (line) => lines.push(JSON.parse(line)),
  }).with({ requestId: 'r-1' });
  return { record: async (facts: Partial<RequestFacts> = {}) => observe({ ...FACTS, ...facts }, log), lines };
}

describe('the traffic record', () => {
  it('says what was asked, by whom, how it went and which graphlets were called', async () => {
    const { record, lines } = recording();
    await record();
    expect(lines).toEqual([
      {
        time: '2026-01-02T03:04:05.000Z',
        level: 'info',
        function: 'gateway',
        message: 'traffic',
        type: 'traffic',
        requestId: 'r-1',
        operationName: 'Page',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        text: QUERY,
        variables: { id: 'tt1' },
        client: 'site',
        method: 'POST',
        status: 200,
        durationMs: 50,
        estimatedCost: 3,
        calls: [
          { graphlet: 'titles', startMs: 0, durationMs: 20, tries: 1 },
          { graphlet: 'ratings', startMs: 20, durationMs: 30, tries: 1, code: 'GRAPHLET_TIMEOUT' },
        ],
        errors: 0,
      },
    ]);
  });

  it('has a text once, then its hash alone', async () => {
    const { record, lines } = recording();
    await record();
    await record();
    expect(lines.map(({ text }) => text)).toEqual([QUERY, undefined]);
    expect(lines[1]?.hash).toBe(lines[0]?.hash);
  });

  it('is written for as many of a hundred requests as are asked for', async () => {
    let draw = 0;
    const { record, lines } = recording({ samplePercent: 30 }, () => (draw++ % 10) / 10);
    for (let sent = 0; sent < 100; sent++) await record();
    expect(lines).toHaveLength(30);
  });

  it.each([
    [{ hasData: false, errorCount: 1 }, 400],
    [{ hasData: false, errorCount: 1, refusedWith: 'UNAUTHENTICATED' }, 401],
    [{ hasData: false, errorCount: 1, refusedWith: 'UNAUTHORIZED_FIELD_OR_TYPE' }, 403],
    [{ hasData: false, errorCount: 1, refusedWith: 'METHOD_NOT_ALLOWED' }, 405],
    [{ hasData: false, errorCount: 1, refusedWith: 'RESPONSE_TOO_LARGE' }, 500],
    [{ hasData: false, errorCount: 1, refusedWith: 'AUTHENTICATION_UNAVAILABLE' }, 503],
    [{ hasData: false, errorCount: 1, refusedWith: 'INTERNAL_SERVER_ERROR' }, 500],
  ] as const)('has the status of a failure: %j', async (facts, status) => {
    const { record, lines } = recording();
    await record(facts);
    expect(lines).toMatchObject([{ status, errors: 1 }]);
  });

  it('keeps the headers that are asked for, and never a secret', async () => {
    const { record, lines } = recording({ headers: ['accept-language', 'authorization'] });
    await record({ headers: { 'accept-language': 'fi', authorization: 'Bearer x', cookie: 'a' } });
    expect(lines[0]?.headers).toEqual({ 'accept-language': 'fi' });
  });
});

describe('redaction', () => {
  const byName = sensitiveNames(['nickname']);

  it('masks variables by their name at any depth, and keeps their type', () => {
    const { variables } = findSensitive('{ a }', byName, undefined);
    expect(
      variables({
        id: 'tt1',
        apiKey: 'k',
        input: { user_password: 'p', nick_name: ['n', null], list: [{ token: 7, seen: true }] },
        Email: { a: 'x', isShown: true },
      }),
    ).toEqual({
      id: 'tt1',
      apiKey: '[redacted]',
      input: {
        user_password: '[redacted]',
        nick_name: ['[redacted]', null],
        list: [{ token: 0, seen: true }],
      },
      Email: { a: '[redacted]', isShown: false },
    });
  });

  it('follows a variable to the argument or input field that it is given to', () => {
    const { variables } = findSensitive(
      'query($a: String, $b: String, $c: String) { login(password: $a, input: { email: [$b] }, name: $c) }',
      byName,
      undefined,
    );
    expect(variables({ a: 'x', b: 'y', c: 'z' })).toEqual({ a: '[redacted]', b: '[redacted]', c: 'z' });
  });

  it('masks literals in the text', () => {
    const { text } = findSensitive(
      '{ login(password: "x", name: "y", input: { email: ["z"] }) }',
      byName,
      undefined,
    );
    expect(text).toBe('{ login(password: "[redacted]", name: "y", input: { email: ["[redacted]"] }) }');
  });

  it('writes nothing of a document that cannot be parsed', () => {
    const { text, variables } = findSensitive('{ login(password: "x"', byName, undefined);
    expect([text, variables({ a: 'x' })]).toEqual(['[redacted]', { a: '[redacted]' }]);
  });

  it.each(['@tag(name: "sensitive")', '@sensitive'])('masks what a schema marks by %s', async (mark) => {
    const schema = await readMarkedSchema(`
      directive @tag(name: String!) repeatable on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
      directive @sensitive on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
      input Review { author: String ${mark} text: String more: [Review!] }
      type Query { add(review: Review, seat: String ${mark}, row: String): Int }`);
    const { text, variables } = findSensitive(
      'query($r: Review!, $s: String, $t: String) { add(review: $r, seat: $s, row: "1") b: add(seat: "2", review: { author: $t }) }',
      byName,
      schema,
    );
    expect(text).toContain('row: "1") b: add(seat: "[redacted]"');
    expect(
      variables({ r: { author: 'a', text: 't', more: [{ author: 'b', text: 'u' }] }, s: 's', t: 't' }),
    ).toEqual({
      r: { author: '[redacted]', text: 't', more: [{ author: '[redacted]', text: 'u' }] },
      s: '[redacted]',
      t: '[redacted]',
    });
  });

  it('builds no schema where nothing is marked', async () => {
    expect(await readMarkedSchema('type Query { a: Int }')).toBeUndefined();
  });
});
