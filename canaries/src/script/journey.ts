import type { Check } from './checks.ts';

/** What a user would do, step by step. */
export interface Journey {
  /** Permanent: never given to another journey. */
  readonly id: string;
  /** The `Journey` dimension of its metrics. */
  readonly name: string;
  /** What is expected, with MUST or SHOULD. */
  readonly says: string;
  readonly steps: readonly Step[];
}

/** One operation and what is expected of its answer. */
export interface Step {
  /** The `Step` dimension; a name of its own within the journey. */
  readonly name: string;
  readonly operation: string;
  readonly variables: (kept: Kept) => Readonly<Record<string, unknown>>;
  /** The answer may take this long. */
  readonly withinMs: number;
  readonly checks: readonly Check[];
  /** What later steps need: a name for it, and its path in `data`, e.g. `title.cast.nodes.0.id`. */
  readonly keep: Readonly<Record<string, string>>;
}

/** What earlier steps kept. */
export type Kept = Readonly<Record<string, unknown>>;

/** A step as it is written; `Name` are the names that earlier steps kept, `New` those that it adds. */
export interface StepScript<Name extends string, New extends string> {
  readonly name: string;
  readonly operation: string;
  readonly variables?: (kept: Readonly<Record<Name, unknown>>) => Readonly<Record<string, unknown>>;
  readonly withinMs: number;
  readonly checks: readonly Check<Name>[];
  readonly keep?: Readonly<Record<New, string>>;
}

export interface JourneyScript<Name extends string> extends Journey {
  /** The journey with one more step; a name that no step before it keeps does not compile. */
  step<New extends string = never>(script: StepScript<Name, New>): JourneyScript<Name | New>;
}

/** Begins a script: `journey('J001', 'home-page', 'MUST ...').step({ ... }).step({ ... })`. */
export function journey(id: string, name: string, says: string): JourneyScript<never> {
  return extend({ id, name, says, steps: [] });
}

function extend<Name extends string>(script: Journey): JourneyScript<Name> {
  return {
    ...script,
    step<New extends string = never>(next: StepScript<Name, New>) {
      const step: Step = {
        name: next.name,
        operation: next.operation.replaceAll(/\s+/g, ' ').trim(),
        variables: next.variables ?? (() => ({})),
        withinMs: next.withinMs,
        checks: next.checks as readonly Check[],
        keep: next.keep ?? {},
      };
      return extend<Name | New>({ ...script, steps: [...script.steps, step] });
    },
  };
}
