import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ColdContestant } from '../cold/contestants.ts';
import { measureColdStart } from '../cold/measureColdStart.ts';
import { type FindSource, findSource, type ProfileSummary, summarise } from './summarise.ts';

/**
 * Samples cold starts of a bundle that has source maps beside it, and adds them up.
 *
 * @param out - file for the last profile, if it is wanted
 */
export async function profileColdStarts(
  contestant: ColdContestant,
  eventFile: string,
  {
    times,
    intervalUs,
    root,
    out,
  }: { times: number; intervalUs: number; root: string; out: string | undefined },
): Promise<ProfileSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  try {
    for (let done = 0; done < times; done++) {
      await measureColdStart(contestant, eventFile, {
        nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${intervalUs}`],
      });
      console.error(`cold start ${done + 1}/${times}`);
    }
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    if (out !== undefined) writeFileSync(out, texts.at(-1) ?? '');
    const profiles: Profiler.Profile[] = texts.map((text) => JSON.parse(text));
    return summarise(profiles, findSourceByMap(dirname(contestant.main), root));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findSourceByMap(folder: string, root: string): FindSource {
  const plain = findSource(root);
  const maps = new Map<string, SourceMap | undefined>();
  return (frame) => {
    const file = basename(frame.url);
    if (!frame.url.includes(folder)) return plain(frame);
    if (!maps.has(file)) maps.set(file, readMap(join(folder, `${file}.map`)));
    const entry = maps.get(file)?.findEntry(frame.lineNumber, frame.columnNumber);
    if (entry === undefined || !('originalSource' in entry)) return plain(frame);
    // The bundle's output folder is `/` when it is built, so sources are relative to that.
    const path = `/${entry.originalSource.replace(/^(\.\.\/)+/, '')}`;
    return { place: path.replace(`${root}/`, ''), line: entry.originalLine + 1 };
  };
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
