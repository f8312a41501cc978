import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { discoverFunctions } from '@graphlets/platform/functions';
import { composeGraph } from '@graphlets/schema-manager/composeGraph';
import { readFunctionSubgraphs } from '@graphlets/schema-manager/readSubgraphs';
import { parse, validate } from 'graphql';
import { allJourneys } from '../src/journeys/allJourneys.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the journeys', () => {
  it('have ids and names of their own, and say what MUST or SHOULD be', () => {
    const ids = allJourneys.map(({ id }) => id);
    const names = allJourneys.map(({ name }) => name);
    expect([new Set(ids).size, new Set(names).size]).toEqual([ids.length, names.length]);
    for (const { id, says } of allJourneys) {
      expect(id).toMatch(/^J\d{3}$/);
      expect(says).toMatch(/\b(MUST|SHOULD)\b.*\.$/);
    }
  });

  it('have steps with names of their own, each with something to check', () => {
    for (const { steps } of allJourneys) {
      expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
      for (const { checks } of steps) expect(checks.length).toBeGreaterThan(0);
    }
  });

  it('ask what the graph of this repository has', () => {
    const composed = composeGraph(readFunctionSubgraphs(discoverFunctions(ROOT), ROOT));
    if (!composed.ok) throw new Error('The graph does not compose.');
    const schema = Supergraph.build(composed.supergraphSdl).apiSchema().toGraphQLJSSchema();
    const problems = allJourneys.flatMap(({ name, steps }) =>
      steps.flatMap((step) =>
        validate(schema, parse(step.operation)).map(({ message }) => `${name}, ${step.name}: ${message}`),
      ),
    );
    expect(problems).toEqual([]);
  });

  it('are all run by the function in AWS', () => {
    const { environment } = JSON.parse(readFileSync(join(ROOT, 'canaries', 'function.json'), 'utf8'));
    expect(environment.CANARY_JOURNEYS.split(',')).toEqual(allJourneys.map(({ name }) => name));
  });
});
