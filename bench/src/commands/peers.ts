import { openArena } from '../arena.ts';
import { findShape, shapes } from '../graph/shapes.ts';
import { holdContest } from '../measure/contest.ts';
import { help, parseOptions } from '../options.ts';
import { readCircumstances, readVersions } from '../report/circumstances.ts';
import type { Results } from '../report/figures.ts';
import { writePeerTables } from '../report/peerTables.ts';
import { keepPeers, writeDocs } from '../report/results.ts';

/** `npm run bench`: gateways on one graph. */
export async function measurePeers(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    console.log(help);
    return;
  }
  const chosen = options.shapes?.map(findShape) ?? shapes;
  const arena = await openArena();
  try {
    const contest = await holdContest(arena, chosen, options);
    const results: Results = { ...readCircumstances(args), versions: readVersions(), ...contest };
    keepPeers(results);
    if (options.writesDocs) writeDocs();
    console.log(options.isJson ? JSON.stringify(results, null, 2) : writePeerTables(results));
  } finally {
    await arena.close();
  }
}
