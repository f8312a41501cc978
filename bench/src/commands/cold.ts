import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArena } from '../arena.ts';
import { type ColdContestant, prepareContestants } from '../cold/contestants.ts';
import { type ColdStart, measureColdStart } from '../cold/measureColdStart.ts';
import { coldHelp, parseColdOptions } from '../cold/options.ts';
import { findShape, type Shape } from '../graph/shapes.ts';
import { bodiesOf } from '../measure/load.ts';
import { findDifference } from '../measure/verify.ts';
import { type ColdFigure, coldFigure, writeColdTable } from '../report/coldTable.ts';

/** `npm run bench -- cold`: everybody's cold starts in turn, over those of a handler that does nothing. */
export async function measureCold(args: readonly string[]): Promise<void> {
  const options = parseColdOptions(args);
  if (options === 'help') {
    console.log(coldHelp);
    return;
  }
  const figures = await coldStarts(options);
  console.log(options.isJson ? JSON.stringify(figures, null, 2) : writeColdTable(figures));
}

export interface ColdChoice {
  readonly shape: string;
  readonly rounds: number;
  readonly contestants: readonly string[] | undefined;
}

/** @throws {Error} when a contestant's answer is not the reference's */
export async function coldStarts(choice: ColdChoice): Promise<readonly ColdFigure[]> {
  const arena = await openArena();
  try {
    const eventFile = join(arena.scratch, 'event.json');
    writeFileSync(eventFile, JSON.stringify(httpEvent(findShape(choice.shape))));
    console.error('bundling');
    const all = await prepareContestants({ ...arena.supergraphFiles, stubPort: arena.stubPort });
    const chosen = all.filter(
      ({ name, isBare }, index) =>
        isBare || index === 1 || (choice.contestants?.some((word) => name.includes(word)) ?? true),
    );
    await verify(chosen, eventFile);

    const starts = new Map<string, ColdStart[]>(chosen.map(({ name }) => [name, []]));
    for (let round = 1; round <= choice.rounds; round++) {
      console.error(`round ${round}/${choice.rounds}`);
      for (const contestant of chosen) {
        starts.get(contestant.name)?.push(await measureColdStart(contestant, eventFile));
      }
    }
    const bare = starts.get(chosen[0]?.name ?? '') ?? [];
    return [...starts].slice(1).map(([name, of]) => coldFigure(name, of, bare));
  } finally {
    await arena.close();
  }
}

/** Also warms the disk's cache, the stub's answers, and a compile cache. */
async function verify(contestants: readonly ColdContestant[], eventFile: string): Promise<void> {
  let expected: string | undefined;
  for (const contestant of contestants) {
    const { body } = await measureColdStart(contestant, eventFile);
    if (contestant.isBare) continue;
    expected ??= body;
    const difference = findDifference([expected], [body]);
    if (difference !== undefined) throw new Error(`${contestant.name} answers wrongly: ${difference}`);
  }
}

/** HTTP API, payload format 2.0 (docs.aws.amazon.com, "Working with AWS Lambda proxy integrations for HTTP APIs"). */
function httpEvent(shape: Shape) {
  const [body] = bodiesOf(shape);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/graphql',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', accept: 'application/json', host: 'localhost' },
    requestContext: {
      http: {
        method: 'POST',
        path: '/graphql',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'bench',
      },
      requestId: 'bench',
      stage: '$default',
    },
    body,
    isBase64Encoded: false,
  };
}
