import { compilePlan, type PlanRunnerOptions } from '../execute/compilePlan.ts';
import { assignSlots } from '../execute/data/assignSlots.ts';
import { ObjectLayout } from '../execute/data/layout.ts';
import { unexplained } from '../execute/failures.ts';
import { compileWriter } from '../execute/write/compileWriter.ts';
import type { OperationResponse, RequestContext } from '../operation/engine.ts';
import { isIntrospection } from '../operation/introspection/isIntrospection.ts';
import { clientName } from '../operation/normalize/clientName.ts';
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
    const located = result.errors.map((error) =>
      error.path === undefined ? error : { ...error, path: error.path.map(clientName) },
    );
    const explained = [...known, ...located];
    const errors = [...explained, ...unexplained(failures, explained)];
    const withErrors = errors.length === 0 ? '' : `,"errors":${JSON.stringify(errors)}`;
    return { body: `{"data":${text}${withErrors}}`, hasData: true, errorCount: errors.length };
  };
}

/** Where the answer of introspection goes. */
function introspectionSlots({ typeName, fieldsByType }: SelectionShape, layout: ObjectLayout) {
  return (fieldsByType[typeName] ?? [])
    .filter(({ fieldName }) => isIntrospection(fieldName))
    .map(({ responseName, dataName }) => ({ responseName, slot: layout.leaf(dataName) }));
}
