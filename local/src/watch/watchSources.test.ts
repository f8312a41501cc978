import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@graphlets/platform/clock';
import { type Watcher, watchSources } from './watchSources.ts';

let folder: string;
let watcher: Watcher | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
});
afterEach(async () => {
  await watcher?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('watchSources', () => {
  it('tells of a file in a new folder, and leaves out folders that are not there', async () => {
    const seen = Promise.withResolvers<ReadonlySet<string>>();
    watcher = watchSources([folder, join(folder, 'nowhere')], systemClock, async (changes) => {
      if (changes.has(join(folder, 'new', 'graphlet.json'))) seen.resolve(changes);
    });
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'new', 'graphlet.json'), '{}');
    expect(await seen.promise).toContain(join(folder, 'new', 'graphlet.json'));
  });

  it('keeps what changes during a reaction for the next one', async () => {
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<ReadonlySet<string>>();
    let running = 0;
    let reactions = 0;
    watcher = watchSources([folder], systemClock, async (changes) => {
      expect(++running).toBe(1);
      if (++reactions === 1) {
        writeFileSync(join(folder, 'b'), '');
        await first.promise;
      } else {
        second.resolve(changes);
      }
      running--;
    });
    writeFileSync(join(folder, 'a'), '');
    systemClock.after(0, first.resolve);
    expect([...(await second.promise)]).toEqual([join(folder, 'b')]);
  });
});
