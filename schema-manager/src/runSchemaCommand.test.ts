import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ratings, titles } from '../test/schemas.ts';
import type { Subgraph } from './composeGraph.ts';
import { runSchemaCommand } from './runSchemaCommand.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line in the scratch folder; `V` stands for a version. */
async function run(line: string, root = folder): Promise<{ exitCode: number; output: string }> {
  const printed: string[] = [];
  const exitCode = await runSchemaCommand(
    line.split(' ').filter((word) => word !== ''),
    {
      root,
      defaultRegistry: join(folder, 'registry'),
      resolvePath: (path) => join(folder, path),
      print: (text) => printed.push(text),
    },
  );
  return {
    exitCode,
    output: printed
      .join('\n')
      .replaceAll(folder, '')
      .replaceAll(/[0-9a-f]{16}/g, 'V'),
  };
}

function writeList(...subgraphs: readonly Subgraph[]) {
  for (const { name, sdl } of subgraphs) writeFileSync(join(folder, `${name}.graphql`), sdl);
  const list = subgraphs.map(({ name, url }) => ({ name, url, schema: `${name}.graphql` }));
  writeFileSync(join(folder, 'list.json'), JSON.stringify({ subgraphs: list }));
}

describe('npm run schema', () => {
  it('plans operations ahead when it publishes', async () => {
    writeList(titles);
    writeFileSync(join(folder, 'top.graphql'), 'query Top { title(id: "1") { id } }');
    const root = join(import.meta.dirname, '../..');
    const { output } = await run(
      'publish --registry registry --subgraphs list.json --operations top.graphql',
      root,
    );
    expect(output).toBe('Published V in file:///registry');
    const [version = ''] = readdirSync(join(folder, 'registry/versions'));
    const plans = JSON.parse(readFileSync(join(folder, 'registry/versions', version, 'plans.json'), 'utf8'));
    expect(Object.keys(plans.operations)).toHaveLength(1);
  });

  it('says why operations cannot be planned ahead', async () => {
    writeList(titles);
    const root = join(import.meta.dirname, '../..');
    await expect(run('publish --subgraphs list.json --operations no.graphql', root)).rejects.toThrow(
      'There is no',
    );
  });

  it('checks, publishes, lists and rolls back', async () => {
    writeList(titles);
    expect(await run('check --subgraphs list.json')).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/^1 subgraphs compose/),
    });
    expect(await run('publish --subgraphs list.json')).toEqual({
      exitCode: 0,
      output: 'Published V in file:///registry',
    });
    expect((await run('publish --subgraphs list.json')).output).toBe(
      'Already current: V in file:///registry',
    );
    writeList(titles, ratings);
    await run('publish --subgraphs list.json');
    expect((await run('rollback')).output).toBe('Rolled back from V to V');
    expect((await run('list')).output).toMatch(
      /^ {2}V {2}\S+ {2}2 subgraphs: titles, ratings\n\* V {2}\S+ {2}1 subgraphs: titles$/,
    );
    expect((await run('diff')).output).toBe(
      'V -> V\nremoved subgraph ratings\nbreaking: Title.average was removed.',
    );
  });

  it('fails with the problems of a graph that does not compose, for people and as JSON', async () => {
    writeList({ ...titles, sdl: 'type Query {' });
    const { exitCode, output } = await run('check --subgraphs list.json');
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^\/titles\.graphql:1:13 INVALID_GRAPHQL: [\s\S]*The graph does not compose: 1 problem\.$/,
    );
    const json = await run('check --subgraphs list.json --json');
    expect(JSON.parse(json.output)).toMatchObject({
      ok: false,
      problems: [{ code: 'INVALID_GRAPHQL', places: [{ file: '/titles.graphql', line: 1, column: 13 }] }],
    });
  });

  it.each([
    ['', 'No command'],
    ['compose', 'Unknown command "compose"'],
    ['check --verbose', "Unknown option '--verbose'"],
    ['list a', 'Too many arguments: a'],
    ['publish --to x', '--to belongs to rollback'],
  ])('refuses "%s"', async (line, message) => {
    await expect(run(line)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(message),
    });
  });

  it('reports a list that names a schema which is not there', async () => {
    writeFileSync(
      join(folder, 'list.json'),
      '{"subgraphs":[{"name":"a","url":"lambda:a","schema":"gone.graphql"}]}',
    );
    await expect(run('check --subgraphs list.json')).rejects.toMatchObject({
      name: 'ConfigError',
      problems: ['cannot be read'],
    });
  });
});
