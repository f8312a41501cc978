import { type BusyStack, startBusyStack } from './busyStack.ts';

let stack: BusyStack;

beforeAll(async () => {
  stack = await startBusyStack();
  for (let second = 0; second < 120; second++) {
    const isLate = second % 12 === 0;
    stack.request({ id: `film-${second}`, isCold: second === 0, ...(isLate && { status: 'timeout' }) });
    if (second % 4 === 0) stack.request({ id: `chart-${second}`, operation: 'Chart', namesMs: 5 });
    stack.clock.advance(1_000);
  }
});
afterAll(() => stack.console.close());

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(stack.url + path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("the console's API", () => {
  it('has figures of every function', async () => {
    expect((await get('/api/functions?window=5m')).body).toMatchObject({
      window: '5m',
      functions: [
        { name: 'gateway', invocations: 150, failures: 0, requestErrors: 10, coldStarts: 1 },
        { name: 'names', invocations: 150, failures: 10, timeouts: 10, requestErrors: 0 },
        {
          name: 'titles',
          invocations: 150,
          perSecond: 1.25,
          p50Ms: expect.closeTo(12, 0),
          maxConcurrency: 1,
        },
      ],
    });
  });

  it('has one function bucket by bucket', async () => {
    const { body } = await get('/api/functions/names?window=1h');
    const series = body.series as { startMs: number[]; perSecond: number[]; timeouts: number[] };
    expect(series.startMs).toHaveLength(359);
    expect(series.perSecond.reduce((sum, each) => sum + each * 10, 0)).toBeCloseTo(150);
    expect(series.timeouts.reduce((sum, each) => sum + each)).toBe(10);
    expect((await get('/api/functions/nobody')).status).toBe(404);
  });

  it('tells what each function used between two times', async () => {
    const toMs = stack.clock.now() - 1;
    const { body } = await get(`/api/usage?fromMs=${toMs - 59_999}&toMs=${toMs}`);
    expect(body).toMatchObject({
      toMs,
      functions: {
        titles: { invocations: 75, maxConcurrentExecutions: 1, coldStarts: 0, throttles: 0 },
        names: { invocations: 75, timeouts: 5 },
      },
    });
    expect(await get('/api/usage?fromMs=9e15')).toMatchObject({ status: 400 });
  });

  it('has operations by cost, and what each waits for', async () => {
    const { body } = await get('/api/operations?window=1h');
    expect(body.operations).toMatchObject([
      { name: 'Film', requests: 120, errors: 10, slowedBy: 'names' },
      { name: 'Chart', requests: 30, errors: 0, slowedBy: 'titles' },
    ]);
    const shares = (body.operations as { costShare: number }[]).map(({ costShare }) => costShare);
    expect(shares[0] ?? 0).toBeGreaterThan(0.8);
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(1);

    expect((await get('/api/operations/Film?window=1h')).body).toMatchObject({
      meanMs: 38,
      gatewayMs: 6,
      graphlets: [
        {
          graphlet: 'names',
          calls: 120,
          timeouts: 10,
          onPathShare: 1,
          slowedMostShare: 1,
          pathMsPerRequest: 20,
        },
        { graphlet: 'titles', calls: 120, callsPerRequest: 1, onPathShare: 1, slowedMostShare: 0 },
      ],
    });
  });

  it('lists traces and opens one by its own id or by the request', async () => {
    const { body } = await get('/api/traces?failed=1&operation=Film&limit=3');
    expect(body.traces).toMatchObject([
      { requestId: 'film-108', operation: 'Film', failure: 'fault', durationMs: 38 },
      { requestId: 'film-96' },
      { requestId: 'film-84' },
    ]);
    const byRequest = await get('/api/traces/film-0');
    expect(byRequest.body).toMatchObject({
      trace: { requestId: 'film-0', hasColdStart: true },
      rows: expect.arrayContaining([
        expect.objectContaining({ name: 'plan', kind: 'stage', depth: 1 }),
        expect.objectContaining({ name: 'names', kind: 'call', depth: 1, failure: 'fault' }),
        expect.objectContaining({ name: 'names', kind: 'function', depth: 2 }),
      ]),
    });
    const { traceId } = byRequest.body.trace as { traceId: string };
    expect((await get(`/api/traces/${traceId}`)).body).toEqual(byRequest.body);
    expect((await get('/api/traces?minMs=1000')).body).toEqual({ traces: [] });
  });

  it("finds every function's lines of one request, metrics and reports among them", async () => {
    const { body } = await get('/api/logs?requestId=chart-8');
    const records = body.records as { function: string; message: string }[];
    expect([...new Set(records.map((record) => record.function))].sort()).toEqual([
      'gateway',
      'names',
      'titles',
    ]);
    expect(records.filter((record) => '_aws' in record)).toHaveLength(5);
    expect(records.filter(({ message }) => message === 'invoked')).toHaveLength(3);
    expect((await get('/api/logs?text=TIMEDOUT&limit=2')).body.records).toHaveLength(2);
  });

  it('has every metric by its dimensions', async () => {
    const { body } = await get('/api/metrics?window=1h');
    expect(body.metrics).toHaveLength(12);
    expect(
      (body.metrics as { name: string }[]).find(({ name }) => name === 'RequestLatencyMs'),
    ).toMatchObject({
      name: 'RequestLatencyMs',
      dimensions: { Function: 'gateway' },
      count: 150,
      p50: expect.closeTo(38, 0),
    });
  });

  it('serves a page that needs no other host', async () => {
    const files = ['/', '/console.css', '/console.js', '/icon.svg'];
    const answers = await Promise.all(files.map((file) => fetch(stack.url + file)));
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'text/html; charset=utf-8'],
      [200, 'text/css; charset=utf-8'],
      [200, 'text/javascript; charset=utf-8'],
      [200, 'image/svg+xml'],
    ]);
    const [html = '', css = '', script = ''] = await Promise.all(answers.map((answer) => answer.text()));
    expect(html + css).not.toMatch(/https?:|@import/);
    expect(script).not.toMatch(/\bimport\s*["'(]/);
    expect(answers[0]?.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
    expect((await get('/nothing')).status).toBe(404);
  });

  it('says how full its memory is and what it could not read', async () => {
    expect((await get('/api/state')).body).toMatchObject({
      traces: { traces: 150, droppedSegments: 0 },
      xray: { packets: 4, malformed: 1 },
    });
  });

  it.each([
    ['/api/functions?window=2d', 'window: 5m or 1h, not "2d"'],
    ['/api/logs?limit=many', 'limit: a number from 0 up, not "many"'],
    ['/api/live?window=', 'window: 5m or 1h, not ""'],
  ])('says what is wrong with %s', async (path, message) => {
    expect(await get(path)).toEqual({ status: 400, body: { message } });
  });

  it('streams figures every second', async () => {
    const stopped = new AbortController();
    const response = await fetch(`${stack.url}/api/live?function=names`, { signal: stopped.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (rounds: number) => {
      while (text.split('event: function\n').length <= rounds) text += (await reader?.read())?.value ?? '';
    };
    await readUntil(1);
    stack.clock.advance(1_000);
    await readUntil(2);
    expect([...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name).slice(0, 3)).toEqual([
      'functions',
      'operations',
      'function',
    ]);
    stopped.abort();
  });
});
