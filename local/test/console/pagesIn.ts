import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { BusyStack } from './busyStack.ts';

/** Opens pages of a console, which are closed after each test; to be called within a suite. */
export function pagesIn(browser: () => Browser) {
  const pages: Page[] = [];
  afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())));

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser().newContext(options)).newPage();
    pages.push(page);
    return page;
  }

  /** @param place - what stands behind the console's URL, e.g. `#/logs` */
  async function open(stack: BusyStack, place: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await newPage(options);
    await page.goto(`${stack.url}/${place}`);
    await page.locator('main h1').waitFor();
    return page;
  }

  return { newPage, open };
}
