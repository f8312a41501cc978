import { describeInBrowser } from '../../../testing/chromium/describeInBrowser.ts';
import { startBusyMinute } from './busyMinute.ts';
import { type BusyStack, startBusyStack } from './busyStack.ts';
import { pagesIn } from './pagesIn.ts';

/** How many points of the first chart are drawn on. */
const INK = `(() => {
  const canvas = document.querySelector('.chart canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) drawn++;
  return drawn;
})()`;

describeInBrowser('the console page', (browser) => {
  const { newPage, open } = pagesIn(browser);
  let busy: BusyStack;
  let idle: BusyStack;
  beforeAll(async () => {
    [busy, idle] = await Promise.all([startBusyMinute(), startBusyStack()]);
  });
  afterAll(() => Promise.all([busy.console.close(), idle.console.close()]));

  it('draws charts and figures, and goes on as the stack does', async () => {
    const page = await open(busy, '#/functions/names');
    const duration = page.getByRole('img', { name: /^Duration\. p50: now 20 ms, most 20 ms/ });
    await duration.waitFor();
    expect(await page.evaluate<number>(INK)).toBeGreaterThan(1_000);
    expect(await page.locator('.tile').allInnerTexts()).toEqual([
      'Requests a second\n1.3\n80 in all',
      expect.stringMatching(/^Errors\n7.5 %\n0 GraphQL, 6 failed$/),
      'p99\n20 ms\np50 20 ms, p90 20 ms',
      'Timeouts\n6\n0 of graphlet calls',
      'Executions at once\n0\n1 at most',
      'Cold starts\n1\n0 throttled',
    ]);
    busy.request({ id: 'late', namesMs: 400 });
    busy.clock.advance(1_000);
    await page.getByRole('img', { name: /^Duration\. p50: now 390 ms/ }).waitFor();
  });

  it('draws where the language of the browser is no language tag', async () => {
    const page = await newPage();
    await page.addInitScript(
      "Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en-US@posix' })",
    );
    await page.goto(`${busy.url}/#/functions/names`);
    await page.getByRole('img', { name: /^Duration\./ }).waitFor();
    expect(await page.evaluate<number>(INK)).toBeGreaterThan(1_000);
  });

  it('opens a trace from the list, as a waterfall whose pieces tell more', async () => {
    const page = await open(busy, '#/traces?operation=Film');
    await page.getByRole('link', { name: 'film-15', exact: true }).click();
    await page.getByRole('heading', { name: 'film-15' }).waitFor();
    const rows = page.locator('.waterfall tbody tr');
    expect(await rows.locator('summary').allInnerTexts()).toEqual([
      'gatewayfunction',
      'planstage',
      'titlescall',
      'titlesfunction',
      'namescall, fault',
      'namesfunction, fault',
    ]);
    await rows.nth(5).locator('summary').click();
    expect(await rows.nth(5).locator('dl').textContent()).toContain('Sandbox.Timedout');
  });

  it('finds all that was written of a request by its id', async () => {
    const page = await open(busy, '#/logs');
    await page.getByLabel('Request id').fill('chart-6');
    await page.getByLabel('Request id').press('Enter');
    await page.getByText('12 records.').waitFor();
    const names = await page.locator('.logs tbody tr td:nth-child(3)').allInnerTexts();
    expect([...new Set(names)].sort()).toEqual(['gateway', 'names', 'titles']);
    await page.getByRole('link', { name: 'Trace of this request' }).click();
    await page.getByRole('heading', { name: 'chart-6' }).waitFor();
  });

  it('tells of an operation what its requests wait for', async () => {
    const page = await open(busy, '#/operations');
    await page.getByRole('link', { name: 'Film' }).click();
    const names = page.getByRole('row', { name: /^names/ });
    await names.waitFor();
    expect(await names.locator('th, td').allInnerTexts()).toEqual([
      'names',
      '1',
      expect.stringMatching(/^(19|20) ms$/),
      expect.any(String),
      expect.stringMatching(/^(9\.8|10) %$/),
      '6',
      '100 %',
      '100 %',
      expect.any(String),
    ]);
  });

  it('shows the alarms that are deployed, those that are on first', async () => {
    const page = await open(busy, '#/alarms');
    await page.getByText(/^3 of \d+ in alarm\./).waitFor();
    const rows = page.locator('tbody tr');
    expect(await rows.locator('th').allInnerTexts()).toEqual(
      expect.arrayContaining([
        'names-lambda-timeout',
        'names-rollout',
        'names-unhealthy',
        'names-latency-p99',
      ]),
    );
    expect(await rows.locator('td:nth-child(2)').allInnerTexts()).toEqual(
      expect.arrayContaining(['alarm', 'ok', 'insufficient data']),
    );
    expect(await rows.first().textContent()).toContain('docs/runbooks/lambda-timeout.md');
  });

  it('has dark colours when the system has, until the reader chooses', async () => {
    const page = await open(busy, '#/functions', { colorScheme: 'dark' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const dark = await ground();
    await page.getByRole('button', { name: 'Switch to light colours' }).click();
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.reload();
    await page.locator('main h1').waitFor();
    expect(await ground()).toBe(light);
  });

  it('says what to do when nothing was asked yet, or nothing fits', async () => {
    const page = await open(idle, '#/functions');
    await page.getByText('Nothing has been asked yet.').waitFor();
    expect(await page.locator('.empty').textContent()).toContain('curl -s http://localhost:4000/graphql');
    await page.goto(`${idle.url}/#/logs?requestId=nobody`);
    await page.getByText('Is it the id of the response header x-request-id?', { exact: false }).waitFor();
    await page.goto(`${idle.url}/#/traces/nothing`);
    await page.getByText('This trace is not here.').waitFor();
  });

  it('shows no empty figures of a function that was never called', async () => {
    const page = await open(busy, '#/functions/nothing');
    await page.getByText('No such function.').waitFor();
    expect(await page.locator('.tile').count()).toBe(0);
    await page.goto(`${busy.url}/#/functions/names`);
    await page.locator('.tile').first().waitFor();
    expect(await page.getByText('No such function.').count()).toBe(0);
  });
});
