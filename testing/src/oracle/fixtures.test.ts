import { fileURLToPath } from 'node:url';
import { driveOfEngine } from './drive/engines.ts';
import { loadGraph } from './graph/loadGraph.ts';
import { createProof } from './prove/provePlan.ts';
import { replay } from './replay.ts';
import { findFixtures, readFixture } from './report/fixture.ts';

const folder = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const drive = driveOfEngine('compiled');

/** Of the first flaw of each plan, by fixture. */
async function flawsOf(fixture: string): Promise<readonly string[]> {
  const { source, operation } = await readFixture(fixture);
  const graph = loadGraph(source);
  if (!('apiSchema' in graph)) throw new Error(graph.join());
  return createProof(graph)(operation).map(({ kind }) => kind);
}

describe('fixtures of the compiled engine', () => {
  it('are answered right where the engine or its planner was once wrong', async () => {
    const replayed = await replay(folder('right'), drive);
    expect(replayed.length).toBeGreaterThan(5);
    expect(replayed.filter(({ verdict }) => verdict.difference !== undefined)).toEqual([]);
  });

  it('are answered wrong where the planner is wrong, and its plan is proved wrong', async () => {
    const replayed = await replay(folder('planner'), drive);
    expect(replayed.filter(({ verdict }) => verdict.difference === undefined)).toEqual([]);
    for (const fixture of await findFixtures(folder('planner'))) {
      expect([fixture, await flawsOf(fixture)]).not.toEqual([fixture, []]);
    }
  });
});
