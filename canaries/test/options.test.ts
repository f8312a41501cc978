import { parseCanaryOptions, USAGE } from '../src/cli/canaryOptions.ts';
import { parseCanaryEnvironment } from '../src/config/parseCanaryEnvironment.ts';

describe('parseCanaryOptions', () => {
  it('runs every journey once against the local stack when nothing is said', () => {
    expect(parseCanaryOptions([], {})).toMatchObject({
      endpoint: 'http://localhost:4000/graphql',
      everyMs: undefined,
      runs: 1,
      fault: undefined,
      headers: {},
      isWarmedUp: true,
      isJson: false,
    });
    expect(parseCanaryOptions([], { PORT: '4321' })).toMatchObject({
      endpoint: 'http://localhost:4321/graphql',
    });
  });

  it.each([
    [['--every', '1m'], { everyMs: 60_000, runs: Number.POSITIVE_INFINITY }],
    [['--every', '500ms', '--runs', '3'], { everyMs: 500, runs: 3 }],
    [
      ['--every', '1s', '--fault', 'synthetic-2=error', '--fault-runs', '4-9'],
      { fault: 'synthetic-2=error', faultRuns: [4, 9] },
    ],
    [['--fault', 'synthetic-2=error'], { faultRuns: [1, Number.POSITIVE_INFINITY] }],
    [['--no-warm-up'], { isWarmedUp: false }],
    [['--header', 'x-api-key: a:b'], { headers: { 'x-api-key': 'a:b' } }],
    [['--journeys', 'search, home-page'], { journeys: [{ id: 'J001' }, { id: 'J004' }] }],
  ])('understands %j', (args, expected) => {
    expect(parseCanaryOptions(args, {})).toMatchObject(expected);
  });

  it.each([
    [['--every', '5'], '--every: must be a time'],
    [['--every', '1ms'], '--every: must be a time'],
    [['--once', '--every', '1m'], '--once and --every exclude each other'],
    [['--runs', '3'], '--runs: must be a number of runs, with --every'],
    [['--fault', 'x', '--fault-runs', '9-4'], '--fault-runs: must be like 4-9'],
    [['--fault-runs', '1-2'], '--fault-runs: must be like 4-9, with --fault'],
    [['--journeys', 'home'], '--journeys: "home" is no journey; there are home-page, title-page'],
    [['--endpoint', 'here'], '--endpoint: must be a URL'],
    [['--header', 'nothing'], "--header: must be like 'name: value'"],
    [['--nonsense'], 'nonsense'],
  ])('refuses %j', (args, problem) => {
    expect(() => parseCanaryOptions(args, {})).toThrow(problem);
  });

  it('says how it is used', () => {
    expect(parseCanaryOptions(['--help'], {})).toBe('help');
    expect(USAGE).toContain('synthetic');
  });
});

describe('parseCanaryEnvironment', () => {
  const environment = {
    FUNCTION_NAME: 'canary',
    CANARY_ENDPOINT: 'https://graph.example/graphql',
    CANARY_JOURNEYS: 'home-page',
    CANARY_RUNS_PER_MINUTE: '4',
  };

  it('reads what the manifest and the deployment say', () => {
    expect(parseCanaryEnvironment(environment)).toMatchObject({
      functionName: 'canary',
      endpoint: 'https://graph.example/graphql',
      journeys: [{ name: 'home-page' }],
      runsPerMinute: 4,
    });
  });

  it('names all that is wrong at once', () => {
    const wrong = { CANARY_JOURNEYS: 'none', CANARY_RUNS_PER_MINUTE: '0', CANARY_SPEED: '1' };
    expect(() => parseCanaryEnvironment(wrong)).toThrow(
      /CANARY_SPEED.*CANARY_ENDPOINT.*CANARY_RUNS_PER_MINUTE.*CANARY_JOURNEYS: "none"/s,
    );
  });
});
