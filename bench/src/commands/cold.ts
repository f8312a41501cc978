import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArena } from '../arena.ts';
import { type ColdContestant, prepareContestants } from '../cold/contestants.ts';
import { httpEvent } from '../cold/httpEvent.ts';
import { type ColdStart, measureColdStart } from '../cold/measureColdStart.ts';
import { type ColdOptions, coldHelp, parseColdOptions } from '../cold/options.ts';
import { findShape } from '../graph/shapes.ts';
import { findDifference } from '../measure/verify.ts';
import { readCircumstances } from '../report/circumstances.ts';
import {
  type ColdResults,
  coldFigure,
  wholeCpuMs,
  wholeWallMs,
  writeColdTable,
} from '../report/coldTable.ts';
import { median } from '../report/figures.ts';
import { keepCold, writeDocs } from '../report/results.ts';

/** `npm run bench -- cold`: everybody's cold starts in turn, over those of a handler that does nothing. */
export async function measureCold(args: readonly string[]): Promise<void> {
  const options = parseColdOptions(args);
  if (options === 'help') {
    console.log(coldHelp);
    return;
  }
  const measured = await coldStarts(options);
  const results: ColdResults = { ...readCircumstances(['cold', ...args]), ...measured };
  keepCold(results);
  if (options.writesDocs) writeDocs();
  console.log(options.isJson ? JSON.stringify(results, null, 2) : writeColdTable(results));
}

/** @throws {Error} when a contestant's answer is not the reference's */
async function coldStarts({ shape: word, rounds, contestants }: ColdOptions) {
  const shape = findShape(word);
  const arena = await openArena();
  try {
    const eventFile = join(arena.scratch, 'event.json');
    writeFileSync(eventFile, JSON.stringify(httpEvent(shape)));
    console.error('bundling');
    const { bare, reference, others } = await prepareContestants({
      ...arena.supergraphFiles,
      stubPort: arena.stubPort,
      stubTlsPort: arena.stubTlsPort,
    });
    const isChosen = ({ name }: ColdContestant) => contestants?.some((word) => name.includes(word)) ?? true;
    const measured = [reference, ...others].filter(isChosen);
    await verify(reference, others.filter(isChosen), eventFile);

    const starts = new Map<ColdContestant, ColdStart[]>([bare, ...measured].map((each) => [each, []]));
    for (let round = 1; round <= rounds; round++) {
      for (const [contestant, taken] of starts) taken.push(await measureColdStart(contestant, eventFile));
      console.error(`round ${round}/${rounds}`);
    }
    const bareStarts = starts.get(bare) ?? [];
    return {
      shape: shape.name,
      bareCpuMs: median(bareStarts.map(wholeCpuMs)),
      bareWallMs: median(bareStarts.map(wholeWallMs)),
      figures: measured.map((each) => coldFigure(each.name, starts.get(each) ?? [], bareStarts)),
    };
  } finally {
    await arena.close();
  }
}

/** Also warms the disk's cache, the stub's answers, and a compile cache. */
async function verify(
  reference: ColdContestant,
  others: readonly ColdContestant[],
  eventFile: string,
): Promise<void> {
  const expected = await measureColdStart(reference, eventFile);
  for (const other of others) {
    const { body } = await measureColdStart(other, eventFile);
    const difference = findDifference([expected.body], [body]);
    if (difference !== undefined) throw new Error(`${other.name} answers wrongly: ${difference}`);
  }
}
