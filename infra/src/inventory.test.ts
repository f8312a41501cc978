import { createScratchRepository, type ScratchRepository } from '../../local/test/scratchRepository.ts';
import { functionsOf, readInventory } from './inventory.ts';

let repository: ScratchRepository;
beforeEach(() => {
  repository = createScratchRepository('export const handler = () => 1;');
});
afterEach(() => repository.remove());

const graphlet = (name: string, manifest: Record<string, unknown> = {}) =>
  repository.writeGraphlet(name, { code: '', sdl: 'type Query { a: Int }', manifest });

describe('readInventory', () => {
  it('finds the gateway and every graphlet, each with its instances', () => {
    graphlet('titles', { instances: 2 });
    const inventory = readInventory(repository.root);
    expect(inventory.graphlets.map(({ name, functions }) => [name, functions.length])).toEqual([
      ['titles', 2],
    ]);
    expect(functionsOf(inventory).map(({ name }) => name)).toEqual(['gateway', 'titles-1', 'titles-2']);
  });

  it('refuses, all at once, a table with two owners and names of stacks of the platform', () => {
    graphlet('a', { tables: ['shared'] });
    graphlet('b', { tables: ['shared'] });
    graphlet('edge');
    graphlet('titles-data');
    expect(() => readInventory(repository.root)).toThrow(
      /"shared" is used by a and b[\s\S]*cannot be called "edge"[\s\S]*cannot be called "titles-data"/,
    );
  });

  it('refuses a gateway that is more patient than what is in front of it', () => {
    repository.write(
      'gateway/function.json',
      JSON.stringify({
        name: 'gateway',
        owner: 'tests',
        runtime: 'nodejs24.x',
        entry: 'main.ts',
        memoryMb: 256,
        timeoutMs: 30_000,
        schema: null,
      }),
    );
    expect(() => readInventory(repository.root)).toThrow(/gateway: timeoutMs must be under 30000/);
  });

  it('refuses a repository without a gateway', () => {
    repository.remove('gateway');
    graphlet('titles');
    expect(() => readInventory(repository.root)).toThrow('there is no gateway to deploy');
  });
});
