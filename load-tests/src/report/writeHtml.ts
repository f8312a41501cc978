import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundlePageScript } from '@graphlets/platform/page/bundlePageScript';
import type { ReplayReport } from './replayReport.ts';

const folder = join(import.meta.dirname, 'page');

/** One page with everything in it: data, script, charts. It opens anywhere and asks nobody for anything. */
export async function writeHtml(report: ReplayReport): Promise<string> {
  const [script, style, chartStyle] = await Promise.all([
    bundlePageScript(join(folder, 'main.ts'), 'iife'),
    readFile(join(folder, 'page.css'), 'utf8'),
    readFile(createRequire(import.meta.url).resolve('uplot/dist/uPlot.min.css'), 'utf8'),
  ]);
  // The only way out of a script element is its end tag.
  const data = JSON.stringify(report).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Replay ${report.runId}</title>
<style>${chartStyle}\n${style}</style>
</head>
<body>
<main id="report"></main>
<script type="application/json" id="data">${data}</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}
