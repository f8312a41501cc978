import { processesIn } from './processesIn.ts';
import { describeIf, type GatewaySuite } from './suite.ts';
import { until } from './until.ts';

const REQUESTS = 1_000;
const CLIENTS = 20;

export function describeSurvival({ ask, choice, target }: GatewaySuite): void {
  describe('under load', () => {
    it(`${REQUESTS} requests by ${CLIENTS} clients at once are all answered in full`, async () => {
      const query = 'query ($id: ID!) { syntheticItem(id: $id) { id part2 { subject } part3 { subject } } }';
      let next = 1;
      const wrong: unknown[] = [];
      async function client(): Promise<void> {
        while (next <= REQUESTS) {
          const id = String(next++);
          const { body } = await ask({ query, variables: { id } });
          const expected = {
            data: { syntheticItem: { id, part2: { subject: id }, part3: { subject: id } } },
          };
          if (JSON.stringify(body) !== JSON.stringify(expected)) wrong.push(body);
        }
      }
      await Promise.all(Array.from({ length: CLIENTS }, client));
      expect(wrong).toEqual([]);
    }, 120_000);
  });

  const describeOwnStack = describeIf(choice.kind === 'local', choice, 'is not ours to look into or to end');
  describeOwnStack('afterwards', () => {
    it('every environment becomes idle, and no function has more of them than there were clients', async () => {
      const figures = () => Object.values(target().stack?.lambda.getMetrics() ?? {});
      // A graphlet that was made to hang does so until its Lambda timeout.
      await until(() => figures().every(({ concurrentExecutions }) => concurrentExecutions === 0));
      expect(Math.max(...figures().map(({ environments }) => environments))).toBeLessThanOrEqual(CLIENTS);
    });

    it('no environment is left behind when the stack has closed', async () => {
      const { stack } = target();
      const folder = stack?.folder ?? '';
      const environments = Object.values(stack?.lambda.getMetrics() ?? {}).map((each) => each.environments);
      // Processes can be counted on Linux only; elsewhere this says nothing, and the local Lambda service's own tests do.
      const running = processesIn(folder);
      if (running !== undefined) expect(running).toHaveLength(environments.reduce((a, b) => a + b, 0));
      await stack?.close();
      expect(processesIn(folder) ?? []).toEqual([]);
    });
  });
}
