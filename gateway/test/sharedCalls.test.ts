import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { processTelemetry } from '@graphlets/platform/telemetry/processTelemetry';
import { parseConfig } from '../src/config/parseConfig.ts';
import { createFronts } from '../src/createFronts.ts';
import { createCredentials } from '../src/transport/credentials.ts';
import { type EchoSubgraphs, startEchoSubgraphs } from './echoSubgraphs.ts';

const QUERY = 'query Echo($id: ID!) { thing(id: $id) { askedBy partAskedBy } }';
const log = createLog({ function: 'gateway', write: () => {} });

let folder: string;
let subgraphs: EchoSubgraphs;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shared-calls-'));
  subgraphs = await startEchoSubgraphs(() => false);
  writeFileSync(join(folder, 'supergraph.graphql'), subgraphs.supergraphSdl);
});
afterAll(() => {
  subgraphs?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Two requests for the same at once; tells the ids that the subgraphs were asked by. */
async function askTwice(
  env: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const config = parseConfig({
    GATEWAY_SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
    GATEWAY_FORWARD_HEADERS: 'cookie',
    GATEWAY_TRAFFIC_SAMPLE_PERCENT: '0',
    ...env,
  });
  const fronts = await createFronts(config, {
    credentials: createCredentials({}, systemClock),
    readAsset: async () => '',
    log,
    telemetry: processTelemetry({ functionName: 'gateway', env: {}, log, isOn: false }),
  });
  const answer = async (requestId: string) => {
    const parameters = { query: QUERY, operationName: undefined, variables: { id: '1' } };
    const { body } = await fronts.gateway.answer({ requestId, headers, parameters, isReadOnly: false });
    return JSON.parse(body).data.thing;
  };
  const answers = await Promise.all([answer('one'), answer('two')]);
  await fronts.close();
  return answers;
}

describe('two requests that ask graphlets the same at the same time', () => {
  const ofOne = { askedBy: 'one', partAskedBy: 'one' };
  const ofTwo = { askedBy: 'two', partAskedBy: 'two' };

  it('each make their calls', async () => {
    expect(await askTwice({})).toEqual([ofOne, ofTwo]);
  });

  it('share them where that is on', async () => {
    expect(await askTwice({ GATEWAY_SHARE_CALLS: 'on' })).toEqual([ofOne, ofOne]);
  });

  it('each make their calls where a client header is passed on', async () => {
    expect(await askTwice({ GATEWAY_SHARE_CALLS: 'on' }, { cookie: 'me' })).toEqual([ofOne, ofTwo]);
  });
});
