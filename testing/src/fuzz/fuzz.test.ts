import { type FuzzProblem, runFuzz } from './runFuzz.ts';

describe('the gateway', () => {
  it('ends every hostile document and every hostile answer in a GraphQL response', async () => {
    const problems: FuzzProblem[] = [];
    const { documents, answers } = await runFuzz({
      seed: 'test',
      documents: 1_000,
      answers: 1_000,
      graphs: 2,
      from: 0,
      onProblem: (problem) => problems.push(problem),
    });
    expect(problems).toEqual([]);
    expect(documents?.endings).toMatchObject({
      data: expect.any(Number),
      GRAPHQL_PARSE_FAILED: expect.any(Number),
    });
    expect(answers?.hostileAnswers).toBeGreaterThanOrEqual(1_000);
  }, 300_000);
});
