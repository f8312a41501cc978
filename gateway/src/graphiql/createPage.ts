import type { HttpRequest, HttpResponse } from '../http/messages.ts';
import { pageHtml } from './pageHtml.ts';

/** Content types of the page's files; their names are those of `assets` in `function.json`. */
const ASSETS: Readonly<Record<string, string>> = {
  'graphiql.min.js': 'text/javascript; charset=utf-8',
  'graphiql.min.css': 'text/css; charset=utf-8',
  'react.production.min.js': 'text/javascript; charset=utf-8',
  'react-dom.production.min.js': 'text/javascript; charset=utf-8',
};

const ASSET_PATH = /\/graphiql\/([a-z.-]+)$/;

/** Reads one of the page's files by its name. */
export type ReadAsset = (name: string) => Promise<string>;

/**
 * GraphiQL for browsers. Everything that the page needs comes from the gateway itself, so that it works offline; nothing of it
 * is read before it is asked for.
 *
 * @returns answers GET requests that are the page's, `undefined` for the others
 */
export function createPage(readAsset: ReadAsset) {
  return async ({ path, headers, query }: HttpRequest): Promise<HttpResponse | undefined> => {
    const name = ASSET_PATH.exec(path)?.[1];
    const type = name === undefined ? undefined : ASSETS[name];
    if (name !== undefined && type !== undefined) {
      return {
        status: 200,
        headers: { 'content-type': type, 'cache-control': 'public, max-age=86400' },
        body: await readAsset(name),
      };
    }
    const isForBrowser = (headers.accept ?? '').includes('text/html');
    if (!isForBrowser || new URLSearchParams(query).has('query')) return undefined;
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: pageHtml };
  };
}
