import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { bundlePageScript } from './bundlePageScript.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  writeFileSync(
    join(folder, 'library.ts'),
    'export const { format } = new Intl.NumberFormat(navigator.language);',
  );
  writeFileSync(join(folder, 'main.ts'), "import { format } from './library.ts'; report(format(1234.5));");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the script reports in a browser of this language. */
async function runIn(language: string): Promise<readonly string[]> {
  const reported: string[] = [];
  // As in a browser, where a language belongs to the prototype.
  const navigator = Object.create({ language });
  const script = await bundlePageScript(join(folder, 'main.ts'), 'iife');
  runInNewContext(script, { navigator, report: (text: string) => reported.push(text) });
  return reported;
}

describe('the script of a page', () => {
  it('formats numbers in the language of the browser', async () => {
    expect(await runIn('de-DE')).toEqual(['1.234,5']);
  });

  it.each(['en-US@posix', 'C', ''])('runs where that is %j, which is no language', async (language) => {
    expect(await runIn(language)).toEqual(['1,234.5']);
  });
});
