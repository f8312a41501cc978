import type { Variables } from '../operation/variables/coerceVariables.ts';
import type { EntityLookup, FetchPlan, FetchStep } from '../plan/fetchPlan.ts';
import { mayShareAt } from '../plan/mayShareAt.ts';
import type { DataObject } from './data/data.ts';
import { fieldsAlong, type ObjectField, type ObjectLayout } from './data/layout.ts';
import type { Merge } from './data/mergeData.ts';
import { objectsAt, type WalkMarks } from './data/objectsAt.ts';
import type { GraphletAnswer } from './read/graphletAnswer.ts';
import { type AnswerReader, compileAnswerReader } from './read/readAnswer.ts';
import { compileRepresentation, type RepresentationOf } from './represent/compileRepresentation.ts';
import { collectRepresentations, type Representations } from './represent/representations.ts';

/** A step with everything decided that does not depend on a request. */
export interface CompiledStep {
  readonly step: FetchStep;
  /** Where a root step's data goes. */
  readonly path: readonly ObjectField[];
  readonly lookups: readonly CompiledLookup[];
  readonly readAnswer: AnswerReader;
  ask(root: DataObject, marks: WalkMarks, variables: Variables): Question;
  /** Merges an answer where it belongs. */
  take(root: DataObject, marks: WalkMarks, answer: GraphletAnswer, asked: readonly Representations[]): void;
}

export interface CompiledLookup {
  readonly lookup: EntityLookup;
  readonly path: readonly ObjectField[];
}

/** What a call asks for. */
export interface Question {
  readonly asked: readonly Representations[];
  /** Text of the call's variables; undefined when there is nothing to ask, because the objects are not there. */
  readonly variablesJson: string | undefined;
}

interface LookupRunner extends CompiledLookup {
  readonly layout: ObjectLayout;
  readonly representationOf: RepresentationOf;
  readonly mayShare: boolean;
  /** `"representations":[`, with what comes before it. */
  readonly head: string;
}

/**
 * @param layout - of the answer's root; every step's selection has its slots in it already
 * @param expressionsAfter - objects of a position that are read before a regular expression is made for them
 */
export function compileStep(
  step: FetchStep,
  plan: FetchPlan,
  layout: ObjectLayout,
  merge: Merge,
  expressionsAfter?: number,
): CompiledStep {
  const path = fieldsAlong(layout, step.path);
  const lookups = step.lookups.map((lookup, at) => compileLookup(lookup, at, step, plan, layout));
  const variableHeads = step.variables.map((name) => ({ name, head: `${JSON.stringify(name)}:` }));

  return {
    step,
    path,
    lookups,
    readAnswer: compileAnswerReader(
      step,
      path.at(-1)?.layout ?? layout,
      lookups.map((lookup) => lookup.layout),
      plan,
      expressionsAfter,
    ),
    ask(root, marks, variables) {
      if (lookups.length === 0) {
        const isThere = path.length === 0 || objectsAt(root, path, marks).length > 0;
        return { asked: [], variablesJson: isThere ? `{${variablesText(variables, '')}}` : undefined };
      }
      let text = '{';
      let count = 0;
      const asked: Representations[] = [];
      for (const { path: at, representationOf, mayShare, head } of lookups) {
        const found = collectRepresentations(representationOf, objectsAt(root, at, marks), mayShare);
        asked.push(found);
        count += found.targets.length;
        text += `${head}${found.text}]`;
      }
      const variablesJson = count === 0 ? undefined : `${text}${variablesText(variables, ',')}}`;
      return { asked, variablesJson };
    },
    take(root, marks, answer, asked) {
      if (answer.root !== null) {
        const { values } = answer.root;
        for (const target of objectsAt(root, path, marks)) merge(target, values, 0, values.length);
      }
      for (const [at, entities] of answer.entities.entries()) {
        const found = asked[at];
        if (found !== undefined) entities.mergeInto(found, merge);
      }
    },
  };

  function variablesText(variables: Variables, separator: string): string {
    let text = '';
    for (const { name, head } of variableHeads) {
      const value = variables[name];
      if (value === undefined) continue;
      text += `${text === '' ? separator : ','}${head}${JSON.stringify(value)}`;
    }
    return text;
  }
}

function compileLookup(
  lookup: EntityLookup,
  at: number,
  step: FetchStep,
  plan: FetchPlan,
  root: ObjectLayout,
): LookupRunner {
  const path = fieldsAlong(root, lookup.path);
  const layout = path.at(-1)?.layout ?? root;
  return {
    lookup,
    path,
    layout,
    representationOf: compileRepresentation(layout, lookup.requires, lookup.inputRewrites),
    mayShare: mayShareAt(lookup.path, step, lookup, plan),
    head: `${at === 0 ? '' : ','}${JSON.stringify(lookup.variable)}:[`,
  };
}
