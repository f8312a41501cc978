import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findK6 } from '../src/k6/findK6.ts';
import { k6ForTests } from './k6ForTests.ts';
import { finish, startReplay } from './replayCommand.ts';
import { startStub } from './stubServer.ts';

/** Built before anything is asked, so that it does not come in between. */
const hasK6 = k6ForTests() !== undefined;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refusals-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what cannot be run is told in one line', () => {
  const traffic = '{"format":"graphlets-traffic","version":1}\n{"at":1,"op":"a","text":"{ a }"}\n';
  let deadUrl = '';
  beforeAll(async () => {
    const stub = await startStub(() => ({}));
    deadUrl = stub.url;
    await stub.close();
  });
  const withTraffic = (content: string) => {
    const path = join(folder, 'traffic.ndjson');
    writeFileSync(path, content);
    return ['--traffic', path];
  };

  it.each([
    [
      'a URL where nothing listens',
      () => ['--endpoint', deadUrl],
      /^Nothing answers at .*ECONNREFUSED.*npm start/,
    ],
    ['no URL', () => ['--endpoint', 'example'], /^--endpoint takes a URL/],
    ['an empty file', () => withTraffic(''), /traffic\.ndjson is empty/],
    ['another file', () => withTraffic('{"a":1}\n'), /is no traffic file/],
    ['a rate of nothing', () => [...withTraffic(traffic), '--tps', '0'], /^--tps takes a number/],
    ['a time without a unit', () => ['--duration', '60'], /^--duration takes a time/],
    ['an unknown option', () => ['--tsp', '5'], /--tsp/],
    ['an SLO that cannot be read', () => ['--slo', 'fast'], /^--slo: "fast" cannot be read/],
  ])('%s', async (_what, args, message) => {
    const { code, stderr, stdout } = await finish(startReplay(args(), hasK6 ? {} : { PATH: fakeK6() }));
    expect(stderr.trim()).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('a missing k6', async () => {
    if (findK6('') !== undefined) {
      // One that was built stands in .tools and is found without a PATH.
      expect(findK6('')).toContain('.tools');
      return;
    }
    const { code, stderr } = await finish(startReplay([], { PATH: '' }));
    expect(stderr).toMatch(/^k6 is missing: npm run setup:k6 builds it/);
    expect(code).toBe(2);
  });

  /** Something that is found in k6's place; none of these runs it. */
  function fakeK6(): string {
    writeFileSync(join(folder, 'k6'), '', { mode: 0o755 });
    return folder;
  }
});
