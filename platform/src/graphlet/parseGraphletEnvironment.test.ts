import { parseGraphletEnvironment } from './parseGraphletEnvironment.ts';

const good = { FUNCTION_NAME: 'ratings', FUNCTION_TIMEOUT_MS: '3000', TABLE_TITLE_RATINGS: 'dev-ratings' };

describe('parseGraphletEnvironment', () => {
  it('reads name, timeout and the physical names of the tables', () => {
    expect(parseGraphletEnvironment({ ...good, HOME: '/' }, ['title-ratings'])).toEqual({
      functionName: 'ratings',
      timeoutMs: 3_000,
      logLevel: 'info',
      tables: { 'title-ratings': 'dev-ratings' },
    });
  });

  it('reports everything that is missing or wrong at once', () => {
    const env = { FUNCTION_NAME: '', FUNCTION_TIMEOUT_MS: '3s', LOG_LEVEL: 'loud' };
    expect(() => parseGraphletEnvironment(env, ['title-ratings'])).toThrow(
      expect.objectContaining({
        problems: [
          'FUNCTION_NAME: is missing',
          'FUNCTION_TIMEOUT_MS: must be a number of milliseconds above 0',
          'LOG_LEVEL: must be one of debug, info, warn, error',
          'TABLE_TITLE_RATINGS: is missing',
        ],
      }),
    );
  });
});
