import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeGraph } from '@graphlets/schema-manager/composeGraph';
import { syntheticSdl } from '../src/schema/syntheticSdl.ts';

const INSTANCES = Array.from({ length: 19 }, (_, index) => index + 1);
const schemaFile = (instance: number) => join(import.meta.dirname, '..', 'schemas', `${instance}.graphql`);

describe('the schemas of the synthetic graphlets', () => {
  it.each(INSTANCES)('instance %i: the committed file is what the generator writes', (instance) => {
    expect(readFileSync(schemaFile(instance), 'utf8')).toBe(syntheticSdl(instance));
  });

  it.each([1, 2, 3, 7, 19])('the first %i compose', (instances) => {
    const subgraphs = INSTANCES.slice(0, instances).map((instance) => ({
      name: `synthetic-${instance}`,
      url: `lambda:synthetic-${instance}`,
      sdl: syntheticSdl(instance),
    }));
    expect(composeGraph(subgraphs)).toMatchObject({ ok: true, hints: [] });
  });

  it('all names begin with synthetic, so that they can join any graph', () => {
    const text = INSTANCES.map(syntheticSdl).join('\n');
    const types = [...text.matchAll(/^(?:extend )?(?:type|enum|input|interface|union) (\w+)/gm)];
    const foreign = types
      .map(([, name]) => name)
      .filter((name) => !/^(Synthetic|Query$|Mutation$)/.test(name ?? ''));
    const rootFields = [
      ...text.matchAll(/^(?:extend )?type (?:Query|Mutation) \{\n((?: {2}.*\n)+)\}/gm),
    ].flatMap(([, body = '']) => [...body.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name));
    expect(rootFields).toHaveLength(19 * 2 + 8);
    expect([...foreign, ...rootFields.filter((name) => !name?.startsWith('synthetic'))]).toEqual([]);
  });
});
