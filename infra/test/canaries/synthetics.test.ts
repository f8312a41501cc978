import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { propertiesOf, type Template } from '../template/template.ts';

let folder: string;
let template: Template;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'graphlets-synthetics-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, '..', '..', '..', 'scripts', 'run.mjs'),
      'infra',
      join(import.meta.dirname, 'printSynthetics.ts'),
      folder,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  template = JSON.parse(stdout);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script as Synthetics does; the endpoint answers everything with this. */
async function runScript(answer: object): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const script = join(folder, 'asset', 'nodejs', 'node_modules', 'journeys.js');
  const program = `require(${JSON.stringify(script)}).handler().then(
    (text) => console.log('passed: ' + text),
    (error) => console.log('failed: ' + error.message))`;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
      env: { CANARY_ENDPOINT: `http://127.0.0.1:${port}/graphql`, CANARY_JOURNEYS: 'home-page' },
    });
    return stdout;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('the canary of CloudWatch Synthetics', () => {
  it('runs the journeys every so many minutes, against the address of the users', () => {
    expect(propertiesOf(template, 'AWS::Synthetics::Canary')).toEqual([
      expect.objectContaining({
        Name: 'graphlets-prod-journeys',
        RuntimeVersion: 'syn-nodejs-3.1',
        Schedule: expect.objectContaining({ Expression: 'rate(5 minutes)' }),
        Code: expect.objectContaining({ Handler: 'journeys.handler' }),
        RunConfig: expect.objectContaining({
          EnvironmentVariables: {
            CANARY_ENDPOINT: 'https://graph.example/graphql',
            CANARY_JOURNEYS: 'home-page',
          },
        }),
      }),
    ]);
  });

  it('passes, with its metrics written, when every journey passes', async () => {
    const title = { id: 'tt1', primaryTitle: 'One', rating: { average: 8, votes: 10 } };
    const nodes = Array.from({ length: 10 }, (_, index) => ({ rank: index + 1, title }));
    const trending = Array.from({ length: 5 }, () => ({ id: 'tt1', displayName: 'One' }));
    const text = await runScript({ data: { chart: { entries: { nodes } }, trending } });
    expect(text).toContain('passed: 1 journeys passed');
    expect(text).toContain('"JourneySuccessPercent":100');
  });

  it('fails with the journey, the step and what is wrong as its reason', async () => {
    const text = await runScript({ data: { chart: { entries: { nodes: [] } } } });
    expect(text).toContain('failed: ');
    expect(text).toContain('home-page, chart: chart.entries.nodes is [], not a list of at least 10');
  });
});
