import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OracleResult } from './runOracle.ts';

/** Wrong answers that are the planner's: graph/operation, and what is wrong with the plan. Fixtures: `fixtures/planner`. */
const KNOWN_PLANNER_FAULTS: readonly string[] = [];

const ARGUMENTS = ['--graphs', '25', '--n', '25', '--seed', 'small run', '--show', '0', '--json'];
const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));

/** In a process of its own: it draws three times as fast there as between the test runner's module loaders. */
async function runCli(): Promise<OracleResult> {
  const failed = (error: { readonly code?: unknown; readonly stdout?: string; readonly stderr?: string }) => {
    if (error.code !== 1) throw new Error(error.stderr);
    return { stdout: error.stdout ?? '' };
  };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...ARGUMENTS], {
    maxBuffer: 50_000_000,
  }).catch(failed);
  return JSON.parse(stdout);
}

describe('the compiled engine on random graphs', () => {
  let result: OracleResult;
  beforeAll(async () => {
    result = await runCli();
  }, 240_000);

  it('gives no wrong answer that is the executor’s', () => {
    expect(result.wrongAnswers.filter(({ culprit }) => culprit !== 'planner')).toEqual([]);
  });

  it('gives only those wrong answers that the planner is known for', () => {
    const planners = result.wrongAnswers.filter(({ culprit }) => culprit === 'planner');
    expect(planners.map(({ graph, operation, flaw }) => `${graph}/${operation} ${flaw}`)).toEqual(
      KNOWN_PLANNER_FAULTS,
    );
  });

  it('is asked for what it can get wrong', () => {
    expect(result.operations).toBe(625);
    expect(result.operationsWithErrors).toBeGreaterThan(result.operations / 10);
  });
});
