import type { WireError } from '@graphlets/platform/wire';
import { compilePlan, type PlanRunnerOptions } from '../execute/compilePlan.ts';
import { assignSlots } from '../execute/data/assignSlots.ts';
import { ObjectLayout } from '../execute/data/layout.ts';
import { type Failure, unexplained } from '../execute/failures.ts';
import { unaskedFields } from '../execute/unaskedFields.ts';
import { compileWriter } from '../execute/write/compileWriter.ts';
import type { OperationResponse, RequestContext } from '../operation/engine.ts';
import { isIntrospection } from '../operation/introspection/isIntrospection.ts';
import { clientName } from '../operation/normalize/clientName.ts';
import { askedPath, isAsked } from '../operation/shape/askedPath.ts';
import type { SelectionShape } from '../operation/shape/shape.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';
import type { VariantBlueprint } from './blueprint.ts';
import type { Introspect } from './planVariant.ts';

/** An operation with its conditions decided, its plan and its answer's writer compiled. */
export type Variant = (variables: Variables, request: RequestContext) => Promise<OperationResponse>;

export function compileVariant(
  { plan, shape, errors: known }: VariantBlueprint,
  introspect: Introspect | undefined,
  options: PlanRunnerOptions,
): Variant {
  const layout = new ObjectLayout();
  assignSlots(plan, shape, layout);
  const run = compilePlan(plan, layout, options);
  const write = compileWriter(shape, layout);
  const introspected = introspectionSlots(shape, layout);

  return async (variables, request) => {
    const result = await run(variables, request);
    if (introspect !== undefined) {
      const answer = await introspect(variables);
      for (const { responseName, slot } of introspected) {
        result.data.values[slot] = JSON.stringify(answer[responseName]);
      }
    }
    const writing = request.trace?.begin('write', 'stage');
    const { text, failures } = write(result.data);
    writing?.end();
    if (known.length + result.errors.length + failures.length === 0) {
      return { body: `{"data":${text}}`, hasData: true, errorCount: 0 };
    }
    // What the client is told ends at what it asked for; what explains a null is where the error really was.
    const told = result.errors.map((error) => at(error, error.path && askedPath(shape, error.path)));
    const located = result.errors.map((error) => at(error, error.path));
    const unasked = unaskedFields(result.unasked, result.data, result.errors).filter(({ reversedPath }) =>
      isAsked(shape, reversedPath.toReversed()),
    );
    const errors = [
      ...known,
      ...told,
      ...unexplained([...unasked.map(inClientNames), ...failures], [...known, ...located]),
    ];
    const withErrors = errors.length === 0 ? '' : `,"errors":${JSON.stringify(errors)}`;
    return { body: `{"data":${text}${withErrors}}`, hasData: true, errorCount: errors.length };
  };
}

function inClientNames(failure: Failure): Failure {
  return { ...failure, reversedPath: failure.reversedPath.map(clientName) };
}

/** The error at a path in the client's names; one that is at no field has no path (spec October 2021, 7.1.2). */
function at(error: WireError, path: WireError['path'] = []): WireError {
  if (path.length > 0) return { ...error, path: path.map(clientName) };
  const { path: _path, ...rest } = error;
  return rest;
}

/** Where the answer of introspection goes. */
function introspectionSlots({ typeName, fieldsByType }: SelectionShape, layout: ObjectLayout) {
  return (fieldsByType[typeName] ?? [])
    .filter(({ fieldName }) => isIntrospection(fieldName))
    .map(({ responseName, dataName }) => ({ responseName, slot: layout.leaf(dataName) }));
}
