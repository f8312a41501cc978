// `npm run oracle`: see --help.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine } from '../../../gateway/src/createEngine.ts';
import { type Finding, runOracle } from './runOracle.ts';

const USAGE = `Usage: npm run oracle -- [options]

Random graphs, whole and cut into subgraphs, and random operations: what graphql-js answers on the whole is the
truth, and the gateway's engine has to answer the same, key order and explained nulls included.

Options
  --graphs N      random graphs (default: 50)
  --n M           operations of each (default: 50)
  --seed S        (default: 1)
  --engine NAME   compiled or apollo (default: compiled)
  --out DIR       a file for every wrong answer: operation (shrunk), subgraphs, both answers
  --json          the result as JSON
  --help          this text

Exits with 1 when an answer is wrong.`;

const { values } = parseArgs({
  options: {
    graphs: { type: 'string', default: '50' },
    n: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'compiled' },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const engine = values.engine;
if (engine !== 'compiled' && engine !== 'apollo') fail(`--engine takes compiled or apollo, not "${engine}".`);
const [graphs, operations, seed] = [values.graphs, values.n, values.seed].map(Number);
if (!isCount(graphs) || !isCount(operations) || !isCount(seed)) {
  fail('--graphs, --n and --seed take whole numbers above 0.');
}

const total = graphs * operations;
const result = await runOracle({
  graphs,
  operations,
  seed,
  createEngine: (options) => createEngine(engine, options),
  onProgress(done, wrong) {
    if (process.stderr.isTTY === true && (done % 20 === 0 || done === total)) {
      process.stderr.write(`\r\x1b[K${done} of ${total} operations, ${wrong} wrong`);
    }
  },
});
if (process.stderr.isTTY === true) process.stderr.write('\n');

if (values.out !== undefined) {
  mkdirSync(values.out, { recursive: true });
  for (const [index, finding] of result.findings.entries()) {
    writeFileSync(join(values.out, `${index + 1}.json`), `${JSON.stringify(finding, null, 2)}\n`);
  }
}
if (values.json) console.log(JSON.stringify(result));
else report(result.findings);
process.exit(result.findings.length === 0 ? 0 : 1);

function report(findings: readonly Finding[]): void {
  const share = ((findings.length / result.operations) * 100).toFixed(2);
  console.log(
    `${engine}: ${findings.length} of ${result.operations} operations wrong (${share} %), ${graphs} graphs, seed ${seed}, ${result.redrawn} graphs drawn again.`,
  );
  for (const [cause, all] of Map.groupBy(findings, (finding) => finding.cause)) {
    const shortest = all.toSorted((a, b) => a.query.length - b.query.length)[0];
    console.log(`\n${cause}: ${all.length}, e.g. (graph ${shortest?.graphSeed})\n${shortest?.query}`);
    console.log(
      `expected ${JSON.stringify(shortest?.expected)}\nactual   ${JSON.stringify(shortest?.actual)}`,
    );
  }
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
