import { functionUrl } from './resolveGraphletTarget.ts';
import { readTargetChoice, type TargetChoice, targetVariables } from './targetChoice.ts';

const choices: readonly TargetChoice[] = [
  { kind: 'local', engine: undefined },
  { kind: 'local', engine: 'compiled' },
  { kind: 'http', endpoint: 'http://localhost:4000/graphql' },
  { kind: 'lambda', functionName: 'gateway' },
];

describe('the choice of a target', () => {
  it.each(choices)('reaches jest as it was made: %j', (choice) => {
    expect(readTargetChoice(targetVariables(choice))).toEqual(choice);
  });

  it('is this machine when nothing was chosen', () => {
    expect(readTargetChoice({})).toEqual({ kind: 'local', engine: undefined });
  });

  it.each([
    [{ TEST_ENDPOINT: 'localhost:4000' }, 'must be an http(s) URL, not "localhost:4000"'],
    [{ TEST_ENGINE: 'fast' }, 'must be "apollo" or "compiled", not "fast"'],
  ])('is refused when it is wrong: %j', (env, message) => {
    expect(() => readTargetChoice(env)).toThrow(message);
  });
});

describe('the address of a graphlet', () => {
  it.each([
    ['http://localhost:4000', 'http://localhost:4000/functions/ratings/'],
    ['http://localhost:4000/graphql', 'http://localhost:4000/functions/ratings/'],
    ['https://abc.lambda-url.example/x', 'https://abc.lambda-url.example/x'],
  ])('at %s is %s', (endpoint, url) => {
    expect(functionUrl(endpoint, 'ratings')).toBe(url);
  });
});
