import { TargetError } from './errors.ts';

export type Engine = 'apollo' | 'compiled';

/** What the user asked for. */
export type TargetChoice =
  | { readonly kind: 'local'; readonly engine: Engine | undefined }
  | { readonly kind: 'http'; readonly endpoint: string }
  | { readonly kind: 'lambda'; readonly functionName: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The choice as the command line hands it to jest: `TEST_ENDPOINT`, else `TEST_FUNCTION`, else this machine, with the
 * gateway's engine in `TEST_ENGINE`.
 *
 * @throws {TargetError} when a variable is wrong
 */
export function readTargetChoice(env: Environment): TargetChoice {
  const { TEST_ENDPOINT: endpoint, TEST_FUNCTION: functionName, TEST_ENGINE: engine } = env;
  if (endpoint !== undefined && endpoint !== '') {
    if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint)) {
      throw new TargetError(`The endpoint must be an http(s) URL, not "${endpoint}".`);
    }
    return { kind: 'http', endpoint };
  }
  if (functionName !== undefined && functionName !== '') return { kind: 'lambda', functionName };
  if (engine === undefined || engine === '') return { kind: 'local', engine: undefined };
  if (engine !== 'apollo' && engine !== 'compiled') {
    throw new TargetError(`The engine must be "apollo" or "compiled", not "${engine}".`);
  }
  return { kind: 'local', engine };
}

/** The inverse of {@link readTargetChoice}; all three are set, so that nothing is left over from outside. */
export function targetVariables(choice: TargetChoice): Readonly<Record<string, string>> {
  return {
    TEST_ENDPOINT: choice.kind === 'http' ? choice.endpoint : '',
    TEST_FUNCTION: choice.kind === 'lambda' ? choice.functionName : '',
    TEST_ENGINE: choice.kind === 'local' ? (choice.engine ?? '') : '',
  };
}

/** For names of tests that a target cannot run. */
export function describeChoice(choice: TargetChoice): string {
  switch (choice.kind) {
    case 'local':
      return 'a stack on this machine';
    case 'http':
      return choice.endpoint;
    case 'lambda':
      return `the function ${choice.functionName}`;
  }
}
