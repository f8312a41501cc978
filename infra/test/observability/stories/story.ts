import type { AlarmBook, AlarmState, Transition } from '@graphlets/alarms/alarm';
import { createEvaluator, type Evaluator } from '@graphlets/alarms/createEvaluator';

/** Something that happens in a minute, as the evaluator is told of it. */
export type Happening = (evaluator: Evaluator, timeMs: number) => void;

/** Minutes of the same kind, one after the other. */
export interface Phase {
  readonly minutes: number;
  readonly happens: readonly Happening[];
}

/** What a kind of alarm must notice, and what looks like it and must leave it alone. */
export interface Stories {
  /** Whether the stories are about this alarm; the subject that they are then about, e.g. `titles`. */
  subjectOf(alarm: string): string | undefined;
  /** A minute in which all is well, enough to be judged. */
  healthy(subject: string): readonly Happening[];
  raises: Story;
  spares: Story;
}

export interface Story {
  /** A sentence that goes on after "when". */
  readonly when: string;
  tell(subject: string): readonly Phase[];
}

const MINUTE_MS = 60_000;
/** A minute in which nothing of another day is left. */
const START_MS = Date.UTC(2026, 0, 2, 3, 4);

/** Names of alarms by kind: `titles-error-rate` is `error-rate` of `titles`. */
export function subjectBefore(kind: string): (alarm: string) => string | undefined {
  return (alarm) => (alarm.endsWith(`-${kind}`) ? alarm.slice(0, -kind.length - 1) : undefined);
}

/** Tells a story to the alarms of a book, minute by minute. */
export function tell(book: AlarmBook, phases: readonly Phase[]): readonly Transition[] {
  const evaluator = createEvaluator(book);
  const minutes = phases.flatMap(({ minutes, happens }) => Array.from({ length: minutes }, () => happens));
  return minutes.flatMap((happens, minute) => {
    const startMs = START_MS + minute * MINUTE_MS;
    for (const happen of happens) happen(evaluator, startMs + MINUTE_MS / 2);
    return evaluator.evaluate(startMs + MINUTE_MS);
  });
}

/** The states that one alarm went through. */
export function statesOf(alarm: string, transitions: readonly Transition[]): readonly AlarmState[] {
  return transitions.filter((transition) => transition.alarm === alarm).map(({ to }) => to);
}
