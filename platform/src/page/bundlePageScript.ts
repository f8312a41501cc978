import { build } from 'esbuild';

/**
 * Before anything of the page: some systems give the browser a language that is no BCP 47 tag (`en-US@posix`). uPlot
 * makes a number format of it as it is loaded, which throws, and no line of the page would run.
 */
const VALID_LANGUAGE = `try { Intl.getCanonicalLocales(navigator.language); }
catch { Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true }); }`;

/**
 * The script of a page, with everything it imports: a fraction of a second, so that a page needs no build step.
 *
 * @param entryFile - absolute path
 * @param format - `iife` for a script within the page, `esm` for a module
 */
export async function bundlePageScript(entryFile: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entryFile],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    logLevel: 'silent',
    banner: { js: VALID_LANGUAGE },
  });
  return outputFiles[0]?.text ?? '';
}
