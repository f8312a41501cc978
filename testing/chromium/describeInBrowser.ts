import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser, manifestDir, SETUP_COMMAND, whyNotInstallable } from './installation.ts';

/**
 * A suite that looks at pages in headless Chromium. Where there is none: CI (`CI=true`) installs it, and fails if it
 * cannot; elsewhere the suite is skipped, saying how to bring it.
 *
 * @param suite - given a function that has the browser once the tests run
 */
export function describeInBrowser(title: string, suite: (browser: () => Browser) => void): void {
  const installs = findBrowser() === undefined && process.env.CI === 'true';
  if (findBrowser() === undefined && !installs) {
    const how = whyNotInstallable() ?? `run: ${SETUP_COMMAND}`;
    process.stderr.write(`Skipped, Chromium is not installed; ${how}\n`);
  }
  const describeOrSkip = findBrowser() !== undefined || installs ? describe : describe.skip;
  describeOrSkip(`${title} (in Chromium, brought by: ${SETUP_COMMAND})`, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (installs) install();
      browser = await openBrowser();
    }, 300_000);
    afterAll(() => browser?.close());
    suite(() => {
      if (browser === undefined) throw new Error('The browser is there only while tests run.');
      return browser;
    });
  });
}

/** @throws {Error} when there is no Chromium; says how to bring it */
export function openBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (found === undefined) throw new Error(`Chromium is not installed; run: ${SETUP_COMMAND}`);
  return chromium.launch({
    executablePath: found.executable,
    // Chromium's own sandbox does not start for root, who CI is.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/tmp',
      // The same language everywhere: without it it is "en-US@posix".
      LANG: 'en_US.UTF-8',
      ...found.env,
    },
  });
}

function install(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(manifestDir, 'setup.ts')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${SETUP_COMMAND} failed (exit code ${status}):\n${stderr}`);
}
