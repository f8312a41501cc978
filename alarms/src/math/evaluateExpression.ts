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

/**
 * @param findValue - a query's value by its id; undefined for an id that there is not
 * @param timeline - what `FILL` fills
 * @throws {SyntaxError} for a function or an id that is not known
 */
export function evaluateExpression(
  expression: Expression,
  findValue: (id: string) => Value | undefined,
  timeline: Timeline,
): Value {
  const evaluate = (inner: Expression) => evaluateExpression(inner, findValue, timeline);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'query': {
      const value = findValue(expression.id);
      if (value === undefined) throw new SyntaxError(`nothing has the id "${expression.id}"`);
      return value;
    }
    case 'list':
      return expression.items.flatMap(evaluate);
    case 'call': {
      const known = Object.hasOwn(mathFunctions, expression.name);
      const call = known ? mathFunctions[expression.name] : undefined;
      if (call === undefined) {
        const names = Object.keys(mathFunctions).join(', ');
        throw new SyntaxError(`the function ${expression.name} is not known here; known are ${names}`);
      }
      return call(expression.args.map(evaluate), timeline);
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
