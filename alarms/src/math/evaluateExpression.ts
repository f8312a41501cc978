import type { Expression } from './expression.ts';
import { mathFunctions, type Timeline } from './functions.ts';
import { combineEach, isList, type Value } from './value.ts';

const truth = (isTrue: boolean) => (isTrue ? 1 : 0);

const operators: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '<': (left, right) => truth(left < right),
  '>': (left, right) => truth(left > right),
  '<=': (left, right) => truth(left <= right),
  '>=': (left, right) => truth(left >= right),
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  AND: (left, right) => truth(left !== 0 && right !== 0),
  '&&': (left, right) => truth(left !== 0 && right !== 0),
  OR: (left, right) => truth(left !== 0 || right !== 0),
  '||': (left, right) => truth(left !== 0 || right !== 0),
};

/** What an expression may ask for. */
export interface MathScope {
  /** A query's value by its id; undefined for an id that there is not. */
  readonly findValue: (id: string) => Value | undefined;
  /** `SERVICE_QUOTA(id)`: the account's quota for what the metric counts; undefined when it is not known. */
  readonly findQuota: (id: string) => number | undefined;
  /** What `FILL` fills. */
  readonly timeline: Timeline;
}

/**
 * @throws {SyntaxError} for a function or an id that is not known
 */
export function evaluateExpression(expression: Expression, scope: MathScope): Value {
  const evaluate = (inner: Expression) => evaluateExpression(inner, scope);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'query': {
      const value = scope.findValue(expression.id);
      if (value === undefined) throw new SyntaxError(`nothing has the id "${expression.id}"`);
      return value;
    }
    case 'list':
      return expression.items.flatMap(evaluate);
    case 'call': {
      if (expression.name === 'SERVICE_QUOTA') return quotaOf(expression.args, scope);
      const known = Object.hasOwn(mathFunctions, expression.name);
      const call = known ? mathFunctions[expression.name] : undefined;
      if (call === undefined) {
        const names = [...Object.keys(mathFunctions), 'SERVICE_QUOTA'].join(', ');
        throw new SyntaxError(`the function ${expression.name} is not known here; known are ${names}`);
      }
      return call(expression.args.map(evaluate), scope.timeline);
    }
    case 'binary': {
      const left = evaluate(expression.left);
      const right = evaluate(expression.right);
      const combine = operators[expression.operator];
      if (combine === undefined || isList(left) || isList(right)) {
        throw new SyntaxError(`"${expression.operator}" of lists is not known here`);
      }
      return combineEach(left, right, combine);
    }
  }
}

function quotaOf([metric]: readonly Expression[], scope: MathScope): number {
  if (metric?.kind !== 'query') throw new SyntaxError('SERVICE_QUOTA needs the id of a metric');
  const quota = scope.findQuota(metric.id);
  if (quota === undefined) throw new SyntaxError(`no quota is known for "${metric.id}"`);
  return quota;
}
