import { ConfigError } from '../errors.ts';
import { tableVariable } from '../functionEnvironment.ts';
import type { LogLevel } from '../log.ts';

/** What the local stack and CDK tell every graphlet; see docs/architecture.md. */
export interface GraphletEnvironment<TTable extends string> {
  readonly functionName: string;
  readonly timeoutMs: number;
  readonly logLevel: LogLevel;
  /** Physical table names by logical name. */
  readonly tables: Readonly<Record<TTable, string>>;
}

const LEVELS: readonly string[] = ['debug', 'info', 'warn', 'error'];
const isLevel = (text: string): text is LogLevel => LEVELS.includes(text);

/**
 * @param env - `process.env`
 * @param tables - logical names that must be there as `TABLE_<NAME>`
 * @throws {ConfigError} lists everything that is missing or wrong at once
 */
export function parseGraphletEnvironment<TTable extends string>(
  env: Readonly<Record<string, string | undefined>>,
  tables: readonly TTable[],
): GraphletEnvironment<TTable> {
  const problems: string[] = [];
  const read = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '') problems.push(`${name}: is missing`);
    return value ?? '';
  };
  const functionName = read('FUNCTION_NAME');
  const timeoutMs = Number(read('FUNCTION_TIMEOUT_MS'));
  if (!(timeoutMs > 0)) problems.push('FUNCTION_TIMEOUT_MS: must be a number of milliseconds above 0');
  const logLevel = env.LOG_LEVEL ?? 'info';
  if (!isLevel(logLevel)) problems.push(`LOG_LEVEL: must be one of ${LEVELS.join(', ')}`);
  const physical = Object.fromEntries(tables.map((table) => [table, read(tableVariable(table))])) as Record<
    TTable,
    string
  >;
  if (problems.length > 0 || !isLevel(logLevel)) throw new ConfigError('Environment', problems);
  return { functionName, timeoutMs, logLevel, tables: physical };
}
