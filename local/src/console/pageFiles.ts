import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundlePageScript } from '@graphlets/platform/page/bundlePageScript';

const pageFolder = join(import.meta.dirname, 'page');

/** In this order: later ones are more particular. */
const styles = [
  'palette',
  'base',
  'top',
  'controls',
  'page',
  'charts',
  'tables',
  'filter',
  'waterfall',
  'logs',
  'empty',
  'media',
] as const;

export interface PageFile {
  readonly contentType: string;
  readonly body: string;
}

/** The page's files by path, made when they are first asked for. Nothing comes from another host. */
export function createPageFiles(): (path: string) => Promise<PageFile> | undefined {
  const made = new Map<string, Promise<PageFile>>();
  return (path) => {
    const make = makers.get(path);
    if (make === undefined) return undefined;
    const file = made.get(path) ?? make();
    made.set(path, file);
    file.catch(() => made.delete(path));
    return file;
  };
}

const makers: ReadonlyMap<string, () => Promise<PageFile>> = new Map([
  ['/', async () => fileOf('text/html; charset=utf-8', await readPageFile('index.html'))],
  ['/console.css', async () => fileOf('text/css; charset=utf-8', await readStyles())],
  [
    '/console.js',
    async () =>
      fileOf('text/javascript; charset=utf-8', await bundlePageScript(join(pageFolder, 'main.ts'), 'esm')),
  ],
  ['/icon.svg', async () => fileOf('image/svg+xml', await readPageFile('icon.svg'))],
]);

function fileOf(contentType: string, body: string): PageFile {
  return { contentType, body };
}

function readPageFile(name: string): Promise<string> {
  return readFile(join(pageFolder, name), 'utf8');
}

async function readStyles(): Promise<string> {
  const chartStyles = createRequire(import.meta.url).resolve('uplot/dist/uPlot.min.css');
  const own = styles.map((name) => readPageFile(`styles/${name}.css`));
  return (await Promise.all([readFile(chartStyles, 'utf8'), ...own])).join('\n');
}
