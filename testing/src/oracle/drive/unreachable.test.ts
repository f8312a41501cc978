import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawGraph } from '../drawGraph.ts';
import { createRandom } from '../random.ts';
import { commandDrive } from './commandDrive.ts';
import { endpointDrive } from './endpointDrive.ts';

/** Nothing listens there: only root may. */
const NOWHERE = 'http://127.0.0.1:2/graphql';

describe('a gateway that does not answer', () => {
  it('is not waited for where it should run already, and its file is left alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oracle-test-'));
    const supergraphFile = join(folder, 'supergraph.graphql');
    await expect(endpointDrive({ endpoint: NOWHERE, supergraphFile })).rejects.toThrow(
      `Nothing answers at ${NOWHERE}: start the gateway first`,
    );
    expect(existsSync(supergraphFile)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['exit 3', 'its command ended with exit code 3.'],
    ['echo no such engine; exit 1', 'its command ended with exit code 1, and it said:\nno such engine'],
  ])('is told with how its command ended: %s', async (command, message) => {
    const { graph } = drawGraph(createRandom('unreachable'));
    const drive = await commandDrive({ command, endpoint: NOWHERE });
    await expect(drive.start(graph)).rejects.toThrow(message);
    await drive.close();
  });
});
