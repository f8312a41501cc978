// `npm run docs:screenshots`: the local console under a steady load, as pictures in docs/images.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startStack } from '@graphlets/local/stack';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseWhole } from '@graphlets/platform/commandLine/numbers';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import type { Page } from 'playwright-core';
import { openBrowser } from '../chromium/describeInBrowser.ts';

const USAGE = `Usage: npm run docs:screenshots -- [options]

Starts a stack of its own, asks it steadily, and takes pictures of its console, light and dark.

Options
  --seconds N   how long the load lasts before the pictures (default: 320, so that the charts are full)
  --out FOLDER  (default: docs/images)
  --help        this text

It needs Chromium: npm run setup:chromium`;

const root = join(import.meta.dirname, '..', '..');
const CLIENTS = 3;
const PAUSE_MS = 120;
const VIEWPORT = { width: 1320, height: 1000 };

/** What clients of the sample ask for. */
const OPERATIONS = [
  'query TitlePage { title(id:"tt0111161") { primaryTitle rating { average votes } cast(first:5) { nodes { name { primaryName } characters } } reviews(first:3) { nodes { text } } } }',
  'query Chart { chart(id: TOP_RATED) { entries(first: 10) { nodes { rank title { primaryTitle rating { average } } } } } }',
  'query Person { name(id:"nm0000151") { primaryName birthYear } }',
  'query Genre { titlesByGenre(genre:"Drama", first: 10) { nodes { primaryTitle startYear rating { average } } } }',
  'query Trending { trending(first: 5) { displayName } }',
] as const;
/** Waits for a graphlet that is told to be slow, and now and then for one that fails. */
const PARTS =
  'query Parts { syntheticItem(id: 1) { name part2(behaviour: { latencyMs: 120 }) { graphlet } part3 { graphlet } } }';
const FAULT = 'synthetic-3=error';

await runCommand(async (args) => {
  const { values } = parseArguments({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '320' },
      out: { type: 'string', default: join(root, 'docs', 'images') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) console.log(USAGE);
  else await takePictures(parseWhole('--seconds', values.seconds, 0) * 1_000, callerPath(values.out));
  return 0;
});

async function takePictures(loadMs: number, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const stack = await startStack({ root, workFolder: join(root, '.local', 'screenshots') });
  const browser = await openBrowser();
  const loading = new AbortController();
  const load = ask(`${stack.url}/graphql`, loading.signal);
  try {
    console.log(`Asking for ${loadMs / 1_000} s ...`);
    await new Promise((resolve) => setTimeout(resolve, loadMs));
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: VIEWPORT, colorScheme });
      for (const [name, place] of await places(stack.consoleUrl)) {
        await picture(
          page,
          `${stack.consoleUrl}/${place}`,
          join(folder, `console-${name}-${colorScheme}.png`),
        );
      }
      await page.close();
    }
  } finally {
    loading.abort();
    await load;
    await browser.close();
    await stack.close();
  }
}

async function places(url: string): Promise<readonly (readonly [string, string])[]> {
  const response = await fetch(`${url}/api/traces?operation=TitlePage&limit=1`);
  const { traces } = (await response.json()) as { traces: readonly { traceId: string }[] };
  const [newest] = traces;
  return [
    ['functions', '#/functions'],
    ['operation', '#/operations/TitlePage'],
    ['trace', `#/traces/${newest?.traceId}`],
  ];
}

async function picture(page: Page, url: string, file: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await page.locator('#live[data-state="live"]').waitFor();
  await page.locator('main table, main .empty').first().waitFor();
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: file });
  console.log(file);
}

/** A few clients, each of whom waits for its answer and then a little: the stack is never asked more than it can do. */
async function ask(url: string, signal: AbortSignal): Promise<void> {
  let turn = 0;
  async function client(): Promise<void> {
    while (!signal.aborted) {
      const query = turn % 11 === 0 ? PARTS : OPERATIONS[turn % OPERATIONS.length];
      const isFailing = turn % 44 === 0;
      turn++;
      const headers = {
        'content-type': 'application/json',
        ...(isFailing && { 'x-synthetic-fault': FAULT }),
      };
      const asking = fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }), signal });
      await asking.then(
        (answer) => answer.text(),
        () => {},
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client));
}
