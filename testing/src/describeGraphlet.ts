import type { GraphletResponse } from '@graphlets/platform/wire';
import { resolveGraphletTarget } from './target/resolveGraphletTarget.ts';
import type { Target } from './target/target.ts';

/** Asks the graphlet as the gateway does. */
export type Ask = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<GraphletResponse>;

/** Time that a graphlet gets for one call of a suite, milliseconds. */
const CALL_MS = 20_000;

/**
 * A graphlet's suite: resolvers only, by direct invoke, against the target that the command line chose, with the
 * sample data.
 */
export function describeGraphlet(name: string, define: (ask: Ask) => void): void {
  describe(`graphlet ${name}`, () => {
    let target: Target;
    beforeAll(async () => {
      target = await resolveGraphletTarget(name);
    }, 60_000);
    afterAll(() => target?.close());

    define((query, variables = {}) =>
      target.invokeGraphlet({
        query,
        variables,
        context: { requestId: `suite-${name}`, deadline: Date.now() + CALL_MS },
      }));
  });
}

/** `_entities` as the gateway asks for them. */
export function entities(type: string, fields: string): string {
  return `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${fields} } } }`;
}
