import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';
import { readTargetChoice, type TargetChoice } from '../target/targetChoice.ts';

export interface SuiteOptions {
  readonly choice: TargetChoice;
  readonly graphlet: string | undefined;
  readonly isJson: boolean;
  readonly isHelp: boolean;
}

const options = {
  target: { type: 'string' },
  endpoint: { type: 'string' },
  function: { type: 'string' },
  engine: { type: 'string' },
  graphlet: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line of either suite.
 *
 * @param known - what this suite takes besides where to run; another option is an error
 * @throws {UsageError} when options are unknown, wrong, or contradict each other
 */
export function parseSuiteOptions(
  args: readonly string[],
  known: readonly ('engine' | 'graphlet')[],
): SuiteOptions {
  const { values } = parseArguments({ args: [...args], options });
  for (const name of ['engine', 'graphlet'] as const) {
    if (values[name] !== undefined && !known.includes(name)) {
      throw new UsageError(`Unknown option --${name}. See --help.`);
    }
  }
  const { target, endpoint, function: functionName, engine } = values;
  if (target !== undefined && target !== 'local') {
    throw new UsageError(
      `--target must be "local", not "${target}"; for others use --endpoint URL or --function NAME.`,
    );
  }
  const places = Object.entries({ '--target': target, '--endpoint': endpoint, '--function': functionName });
  const given = places.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (given.length > 1) throw new UsageError(`${given.join(' and ')} exclude each other. See --help.`);
  if (engine !== undefined && (endpoint ?? functionName) !== undefined) {
    throw new UsageError('--engine is for the local target: elsewhere the gateway has its own.');
  }
  return {
    choice: readTargetChoice({
      TEST_ENDPOINT: endpoint,
      TEST_FUNCTION: functionName,
      TEST_ENGINE: engine,
    }),
    graphlet: values.graphlet,
    isJson: values.json === true,
    isHelp: values.help === true,
  };
}
