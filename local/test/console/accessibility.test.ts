import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../../../testing/chromium/describeInBrowser.ts';
import { startBusyMinute } from './busyMinute.ts';
import type { BusyStack } from './busyStack.ts';
import { pagesIn } from './pagesIn.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function seriousViolations(page: Page, options: object): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  // Rows of a table are all alike.
  const context = { exclude: ['tbody tr:nth-child(n + 6)'] };
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describeInBrowser('the console page', (browser) => {
  const { open } = pagesIn(browser);
  let busy: BusyStack;
  beforeAll(async () => {
    busy = await startBusyMinute();
  });
  afterAll(() => busy.console.close());

  it('is used by the keyboard alone', async () => {
    const page = await open(busy, '');
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Operations');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Operations' }).waitFor();
    await page.getByRole('link', { name: 'Chart' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^(Film|Chart)$/);
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: /Film|Chart/ }).waitFor();
    const outline = 'getComputedStyle(document.activeElement).outlineStyle';
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>(outline)).toBe('solid');
    await page.keyboard.press('Enter');
    await page.getByRole('table').first().waitFor();
  });

  // Colours are all that differs in the dark.
  it.each([
    [
      'light',
      {},
      [
        'functions',
        'operations',
        'operations/Film',
        'traces?requestId=film-15',
        'traces/film-15',
        'logs?requestId=film-15',
        'metrics',
        'alarms',
      ],
    ],
    [
      'dark',
      { runOnly: ['color-contrast'] },
      ['functions', 'operations/Film', 'traces/film-15', 'logs?requestId=film-15'],
    ],
  ] as const)(
    'has no serious fault of accessibility in %s colours',
    async (colorScheme, options, places) => {
      const page = await open(busy, '', { colorScheme });
      const faults: (readonly [string, readonly string[]])[] = [];
      for (const place of places) {
        // Else what was there before might be looked at.
        await page.goto('about:blank');
        await page.goto(`${busy.url}/#/${place}`);
        await page.locator('main table').first().waitFor({ state: 'attached' });
        const summaries = await page.locator('main summary').all();
        for (const summary of summaries.slice(0, 2)) await summary.click();
        faults.push([place, await seriousViolations(page, options)]);
      }
      expect(faults).toEqual(places.map((place) => [place, []]));
    },
    60_000,
  );
});
