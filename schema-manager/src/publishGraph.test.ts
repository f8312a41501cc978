import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { ratings, subgraph, titles, votes } from '../test/schemas.ts';
import { composeGraph } from './composeGraph.ts';
import { diffVersions } from './diffVersions.ts';
import { listVersions } from './listVersions.ts';
import { publishGraph } from './publishGraph.ts';
import { folderRegistry } from './registry/folderRegistry.ts';
import { readHistory } from './registry/publishedGraph.ts';
import type { Registry } from './registry/registry.ts';
import { rollBack } from './rollBack.ts';

let folder: string;
let registry: Registry;
let clock: ReturnType<typeof fakeClock>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
  registry = folderRegistry(folder);
  clock = fakeClock(Date.parse('2026-01-01T00:00:00Z'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function publish(...subgraphs: Parameters<typeof publishGraph>[1]): Promise<string> {
  const result = await publishGraph(registry, subgraphs, clock);
  if (!result.ok) throw new Error('these schemas should compose');
  clock.advance(1_000);
  return result.version;
}
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const current = () => readJson('current.json');

describe('publishGraph', () => {
  it('writes the schemas of a version beside each other and makes it current', async () => {
    const version = await publish(titles, ratings);
    const composed = composeGraph([titles, ratings]);
    expect(current()).toEqual({
      version,
      supergraph: `versions/${version}/supergraph.graphql`,
      publishedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'current.json',
      'history',
      `history/20260101T000000000Z-${version}.json`,
      'versions',
      `versions/${version}`,
      `versions/${version}/subgraphs`,
      `versions/${version}/subgraphs/ratings.graphql`,
      `versions/${version}/subgraphs/titles.graphql`,
      `versions/${version}/supergraph.graphql`,
      `versions/${version}/version.json`,
    ]);
    expect(composed).toMatchObject({
      supergraphSdl: (await registry.read(`versions/${version}/supergraph.graphql`))?.text,
    });
    expect((await registry.read(`versions/${version}/subgraphs/titles.graphql`))?.text).toBe(titles.sdl);
  });

  it('gives the same content the same version, and writes nothing for it', async () => {
    const version = await publish(titles, ratings);
    expect(await publishGraph(registry, [ratings, titles], clock)).toEqual({
      ok: true,
      version,
      changed: false,
      hints: [],
    });
    expect(await readHistory(registry)).toHaveLength(1);
  });

  it('leaves the current graph alone when the new one does not compose', async () => {
    await publish(titles, ratings);
    const before = current();
    const result = await publishGraph(registry, [titles, subgraph('ratings', 'type')], clock);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'INVALID_GRAPHQL' }] });
    expect(current()).toEqual(before);
  });

  it('never shows a version whose files are not there yet', async () => {
    const seen: string[] = [];
    const watched: Registry = {
      ...registry,
      write: (path, text) => {
        seen.push(path.replace(/[0-9a-f]{16}/, 'V'));
        return registry.write(path, text);
      },
      replace: (path, text, tag) => {
        seen.push(path);
        return registry.replace(path, text, tag);
      },
    };
    await publishGraph(watched, [titles], clock);
    expect(seen).toEqual([
      'versions/V/supergraph.graphql',
      'versions/V/subgraphs/titles.graphql',
      'versions/V/version.json',
      'history/20260101T000000000Z-V.json',
      'current.json',
    ]);
  });
});

describe('rollBack', () => {
  it('goes back one version each time, and forward again by name', async () => {
    const first = await publish(titles);
    const second = await publish(titles, ratings);
    const third = await publish(titles, votes);
    expect(await rollBack(registry, undefined, clock)).toEqual({ from: third, to: second });
    clock.advance(1_000);
    expect(await rollBack(registry, undefined, clock)).toEqual({ from: second, to: first });
    clock.advance(1_000);
    expect(await rollBack(registry, third, clock)).toEqual({ from: first, to: third });
    expect(current()).toMatchObject({ version: third, publishedAt: '2026-01-01T00:00:05.000Z' });
    expect(
      (await listVersions(registry)).map(({ version, isCurrent, rollbacks }) => [
        version,
        isCurrent,
        rollbacks,
      ]),
    ).toEqual([
      [third, true, 1],
      [second, false, 1],
      [first, false, 1],
    ]);
  });

  it('refuses what cannot be done, by code', async () => {
    await expect(rollBack(registry, undefined)).rejects.toMatchObject({ code: 'REGISTRY_EMPTY' });
    await publish(titles);
    await expect(rollBack(registry, undefined)).rejects.toMatchObject({ code: 'NO_EARLIER_VERSION' });
    await expect(rollBack(registry, 'nope')).rejects.toMatchObject({ code: 'VERSION_UNKNOWN' });
    await registry.write('current.json', '{');
    await expect(rollBack(registry, undefined)).rejects.toMatchObject({ code: 'REGISTRY_BROKEN' });
  });
});

describe('diffVersions', () => {
  it('tells what changed for teams and for clients', async () => {
    const from = await publish(titles, ratings);
    const to = await publish(titles, votes, subgraph('awards', 'type Query { awards: Int }'));
    expect(await diffVersions(registry, from, to)).toEqual({
      from,
      to,
      subgraphs: { added: ['awards'], removed: [], changed: ['ratings'] },
      breaking: ['Title.average was removed.'],
      dangerous: [],
    });
  });
});
