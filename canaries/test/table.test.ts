import { createReporter } from '../src/cli/reporter.ts';
import { homePage } from '../src/journeys/homePage.ts';
import { search } from '../src/journeys/search.ts';
import type { JourneyResult } from '../src/run/results.ts';

const passed: JourneyResult = {
  journey: 'home-page',
  run: 'r1',
  startMs: 0,
  latencyMs: 30,
  outcome: 'passed',
  steps: [{ step: 'chart', outcome: 'passed', latencyMs: 20, problems: [], requestId: 'canary-1' }],
};
const failed: JourneyResult = {
  ...passed,
  journey: 'search',
  outcome: 'timedOut',
  steps: [
    { step: 'genre', outcome: 'timedOut', latencyMs: 9, problems: ['late'], requestId: 'canary-2' },
    { step: 'first-page', outcome: 'skipped', latencyMs: 0, problems: [], requestId: 'canary-3' },
  ],
};
const alarms = [{ name: 'journey-search', state: 'ALARM', since: '2026-01-01T10:11:12.000Z', reason: '0' }];

function report(options: {
  readonly isJson?: boolean;
  readonly isTerminal?: boolean;
  readonly isRepeating?: boolean;
}) {
  let text = '';
  const reporter = createReporter({
    journeys: [homePage, search],
    endpoint: 'http://graph.example',
    isJson: false,
    isTerminal: false,
    isRepeating: false,
    ...options,
    isColoured: false,
    width: 120,
    write: (more) => {
      text += more;
    },
  });
  reporter.result(passed);
  reporter.result(failed);
  reporter.runEnd(1, [passed, failed], alarms);
  reporter.end();
  return text;
}

const TABLE = `journey    now        passed  p50    p99    steps
home-page  passed     1/1     30 ms  30 ms  chart 20
search     timed out  0/1     30 ms  30 ms  genre 9!, first-page -
  search, genre: late  [canary-2]
alarm journey-search: ALARM since 10:11:12
`;

describe('createReporter', () => {
  it('shows each journey, its steps, what is wrong with the id to look for, and its alarm', () => {
    expect(report({})).toBe(TABLE);
  });

  it('draws the table over itself in a terminal', () => {
    const text = report({ isTerminal: true });
    expect(text.split('\u001b[0J')).toHaveLength(4);
    expect(text.endsWith(TABLE)).toBe(true);
  });

  it('tells each run on a line where there is no terminal', () => {
    expect(report({ isRepeating: true })).toBe(
      `run 1: 1 of 2 journeys passed; ALARM journey-search\n  search, genre: late  [canary-2]\n${TABLE}`,
    );
  });

  it('writes one JSON object a run for a program', () => {
    expect(JSON.parse(report({ isJson: true }))).toEqual({
      run: 1,
      endpoint: 'http://graph.example',
      passed: false,
      journeys: [passed, failed],
      alarms,
    });
  });
});
