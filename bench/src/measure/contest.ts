import { UsageError } from '@graphlets/platform/errors';
import type { Arena, Entrant } from '../arena.ts';
import { contestants, floorModel, reference } from '../contestants/index.ts';
import type { Shape } from '../graph/shapes.ts';
import type { BenchOptions } from '../options.ts';
import { type Disqualification, type Figure, medians } from '../report/figures.ts';
import { measureEntrant } from './measureEntrant.ts';
import { record } from './record.ts';
import { fetchAnswers, findDifference } from './verify.ts';

export interface Contest {
  readonly figures: readonly Figure[];
  readonly disqualified: readonly Disqualification[];
}

/** Everybody is up at the same time and measured in turn, round after round. */
export async function holdContest(
  arena: Arena,
  shapes: readonly Shape[],
  options: BenchOptions,
): Promise<Contest> {
  const expected = await referenceAnswers(arena, shapes);
  const entrants = await enterAll(arena, shapes, options.contestants);
  const figures: Figure[] = [];
  const disqualified: Disqualification[] = [];
  for (const shape of shapes) {
    const right = expected.get(shape.name) ?? [];
    const fit: Entrant[] = [];
    for (const entrant of entrants) {
      const { onlyShape = shape.name } = entrant.contestant;
      if (onlyShape !== shape.name) continue;
      const reason = await whyUnfit(entrant, shape, right);
      if (reason === undefined) fit.push(entrant);
      else disqualified.push({ contestant: entrant.contestant.name, shape: shape.name, reason });
    }
    for (const connections of options.connections) {
      const measure = (entrant: Entrant, seconds: number) =>
        measureEntrant(arena, entrant, { shape, connections, durationMs: seconds * 1_000, expected: right });
      for (const entrant of fit) await measure(entrant, options.warmUpSeconds);
      const samples = new Map<Entrant, Figure[]>(fit.map((entrant) => [entrant, []]));
      for (let round = 1; round <= options.rounds; round++) {
        for (const [entrant, taken] of samples) {
          const figure = await measure(entrant, options.seconds);
          taken.push(figure);
          console.error(`round ${round}/${options.rounds}  ${describe(figure)}`);
        }
      }
      figures.push(...[...samples.values()].map(medians));
    }
  }
  return { figures, disqualified };
}

async function referenceAnswers(arena: Arena, shapes: readonly Shape[]) {
  console.error(`asking ${reference.name} for the answers`);
  const { url, child } = await arena.enter(reference);
  const expected = new Map<string, readonly string[]>();
  for (const shape of shapes) expected.set(shape.name, await fetchAnswers(url + reference.path, shape));
  await child.stop();
  return expected;
}

async function enterAll(
  arena: Arena,
  shapes: readonly Shape[],
  words: readonly string[] | undefined,
): Promise<readonly Entrant[]> {
  const chosen = contestants.filter(({ name }) => words?.some((word) => name.includes(word)) ?? true);
  if (chosen.length === 0) {
    throw new UsageError(`--contestants takes words of ${contestants.map(({ name }) => name).join('; ')}.`);
  }
  if (chosen.some(({ kind }) => kind === 'floor')) {
    const model = await arena.enter(floorModel);
    await record(arena, model, shapes);
    await model.child.stop();
  }
  const entrants: Entrant[] = [];
  for (const contestant of chosen) {
    console.error(`starting ${contestant.name}`);
    entrants.push(await arena.enter(contestant));
  }
  return entrants;
}

async function whyUnfit(entrant: Entrant, shape: Shape, expected: readonly string[]) {
  if (entrant.contestant.kind === 'floor') return undefined;
  return findDifference(expected, await fetchAnswers(entrant.url + entrant.contestant.path, shape));
}

function describe({ shape, connections, contestant, ...figure }: Figure): string {
  return (
    `${shape}  ${connections} conn  ${contestant}: ${figure.cpuMs.toFixed(3)} ms CPU, ` +
    `p50 ${figure.p50Ms.toFixed(2)} ms, ${figure.requestsPerSecond.toFixed(0)}/s, ` +
    `${figure.callsUpstream.toFixed(1)} calls`
  );
}
