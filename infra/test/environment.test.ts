import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeployedFunction, deployedFunctions } from './template/deployedFunctions.ts';
import { ACCOUNT, synthesized } from './template/synthesized.ts';

const root = join(import.meta.dirname, '..', '..');
/** Lines that say which variables may be left out, and what is taken then. */
const lines = [
  'docs/architecture.md',
  'gateway/README.md',
  'canaries/README.md',
  'platform/README.md',
].flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'));

/** A line names a variable whole, or by its end after another one: `GATEWAY_LIMIT_TOKENS`, `_DEPTH`. */
function isDocumented(name: string): boolean {
  return lines.some((line) => {
    const told = [...line.matchAll(/`([A-Z0-9_]+)`/g)].map(([, text]) => text ?? '');
    return told.some((text) => {
      if (!text.startsWith('_')) return text === name;
      const start = name.endsWith(text) ? `${name.slice(0, -text.length)}_` : undefined;
      return start !== undefined && told.some((other) => other.startsWith(start));
    });
  });
}

/** Read by Node.js itself, and those that every function is given, whether it needs them or not. */
const GIVEN = /^(NODE_OPTIONS|LOG_LEVEL|FUNCTION_\w+)$/;
const isOurs = (name: string) => /^(FUNCTION|TABLE|GATEWAY|CANARY|LOG)_/.test(name);

interface Reading {
  readonly names: readonly string[];
  readonly problem?: string;
}

const readings = new Map<string, Reading>();
let functions: readonly DeployedFunction[];

function load({ name, codeDir }: DeployedFunction, environment: Readonly<Record<string, string>>): Reading {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'readVariables.mjs'), codeDir],
    {
      encoding: 'utf8',
      env: {
        ...environment,
        // An address that is as good as any: whether the endpoint exists is not asked here.
        ...('CANARY_ENDPOINT' in environment && { CANARY_ENDPOINT: 'https://endpoint.example' }),
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      },
    },
  );
  const at = stdout.lastIndexOf('{"names"');
  if (at === -1) throw new Error(`${name}: ${stdout}${stderr}`);
  // What a function logs as its process ends comes after that.
  const [line = ''] = stdout.slice(at).split('\n', 1);
  return JSON.parse(line);
}

/** Loads the synthesized code of every function with the environment of its template, and writes down what it reads. */
beforeAll(async () => {
  const app = await synthesized('prod');
  functions = deployedFunctions(app, ACCOUNT, 'us-east-1').filter(
    ({ environment }) => 'FUNCTION_NAME' in environment,
  );
  for (const each of functions) readings.set(each.name, load(each, each.environment));
}, 240_000);

const check = (find: (each: DeployedFunction, reading: Reading) => readonly string[]) =>
  functions.flatMap((each) => {
    const reading = readings.get(each.name);
    const found = reading === undefined ? ['was not loaded'] : find(each, reading);
    return found.map((name) => `${each.name}: ${name}`);
  });

describe('the environment in the templates', () => {
  it('is enough: every function starts with it, but for the gateway, which has no registry here', () => {
    const problems = check(({ name }, { problem }) =>
      problem === undefined || name.endsWith('-gateway') ? [] : [problem],
    );
    expect(problems).toEqual([]);
  });

  it('is missed where it is not: a graphlet without the name of its table does not start', () => {
    const ratings = functions.find(({ name }) => name === 'graphlets-prod-ratings');
    if (ratings === undefined) throw new Error('there is no graphlet ratings');
    const { TABLE_RATINGS: _, ...rest } = ratings.environment;
    expect(load(ratings, rest).problem).toMatch(/TABLE_RATINGS: is missing/);
  });

  it('has every variable that code reads and that has no documented default', () => {
    const missing = check(({ environment }, { names }) =>
      names.filter((name) => isOurs(name) && !(name in environment) && !isDocumented(name)),
    );
    expect(missing).toEqual([]);
  });

  it('has nothing that code does not read', () => {
    const unread = check(({ environment }, { names }) =>
      Object.keys(environment).filter((name) => !names.includes(name) && !GIVEN.test(name)),
    );
    expect(unread).toEqual([]);
  });
});
