import { createCompiledEngine } from '../../../gateway/src/compiled/createCompiledEngine.ts';
import type { Engine, EngineOptions } from '../../../gateway/src/operation/engine.ts';
import { runOracle } from './runOracle.ts';
import { compareAnswers } from './verdict/compareAnswers.ts';

/** An engine that changes every answer before anybody sees it. */
function spoiled(change: (body: string) => string) {
  return async (options: EngineOptions): Promise<Engine> => {
    const engine = await createCompiledEngine(options);
    return {
      ...engine,
      async prepare(source, operationName) {
        const operation = await engine.prepare(source, operationName);
        if (operation.kind === 'refusal') return operation;
        return {
          ...operation,
          async run(variables, request) {
            const response = await operation.run(variables, request);
            return { ...response, body: change(response.body) };
          },
        };
      },
    };
  };
}

describe('the oracle', () => {
  it('finds no wrong answer of the compiled engine', async () => {
    const result = await runOracle({
      graphs: 40,
      operations: 25,
      seed: 3,
      createEngine: createCompiledEngine,
    });
    expect(result.operations).toBe(1_000);
    expect(result.findings).toEqual([]);
  }, 120_000);

  it('draws the same graphs and operations from the same seed', async () => {
    const queries: string[][] = [[], []];
    for (const seen of queries) {
      const createEngine = async (options: EngineOptions): Promise<Engine> => {
        const engine = await createCompiledEngine(options);
        return {
          ...engine,
          prepare(source, name) {
            seen.push(source);
            return engine.prepare(source, name);
          },
        };
      };
      await runOracle({ graphs: 3, operations: 5, seed: 9, createEngine });
    }
    expect(queries[0]).toHaveLength(15);
    expect(queries[1]).toEqual(queries[0]);
  });

  it('catches an engine that loses data, and shrinks the operation', async () => {
    const createEngine = spoiled((body) => body.replace(/"s\d+"/, 'null'));
    const { findings } = await runOracle({ graphs: 3, operations: 10, seed: 4, createEngine });
    const data = findings.filter(({ cause }) => cause === 'wrong data');
    expect(data.length).toBeGreaterThan(0);
    const sizes = data.map(({ query }) => query.match(/\bf\d+/g)?.length ?? 0);
    expect(Math.min(...sizes)).toBeLessThan(5);
  }, 60_000);

  it('catches an engine that loses errors', async () => {
    const createEngine = spoiled((body) => JSON.stringify({ data: JSON.parse(body).data }));
    const { findings } = await runOracle({ graphs: 5, operations: 20, seed: 5, createEngine });
    expect(new Set(findings.map(({ cause }) => cause))).toEqual(new Set(['missing error']));
  }, 60_000);
});

describe('comparing answers', () => {
  const error = (...path: (string | number)[]) => ({ path });
  it.each([
    [{ data: { a: 1 } }, { data: { a: 1 } }, undefined],
    [{ data: { a: 1 } }, { data: { a: 2 } }, 'wrong data'],
    [{ data: { a: 1, b: 2 } }, { data: { b: 2, a: 1 } }, 'key order'],
    [{ data: { a: 1 } }, { errors: [error()] }, 'refused'],
    [{ data: { a: null }, errors: [error('a')] }, { data: { a: null } }, 'missing error'],
    [{ data: { a: null } }, { data: { a: null }, errors: [error('a')] }, 'extra error'],
    [
      { data: { a: null }, errors: [error('a', 'b')] },
      { data: { a: null }, errors: [error('a', 'c')] },
      undefined,
    ],
  ])('of %j and %j says %s', (truth, answer, cause) => {
    expect(compareAnswers(truth, answer)).toBe(cause);
  });
});
