import { resolve } from 'node:path';

/** A path of the command line: npm runs a script in the project's folder, and leaves in INIT_CWD where it was called. */
export function callerPath(path: string): string;
/** Undefined where none was given. */
export function callerPath(path: string | undefined): string | undefined;
export function callerPath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
