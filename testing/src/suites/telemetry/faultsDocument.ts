import { join } from 'node:path';
import { ROOT } from '../../target/localStack.ts';
import { type FaultResult, PLACES } from './faultMatrix.ts';

export const faultsDocumentFile = join(ROOT, 'docs', 'faults.md');

/** The document is written anew where this is set, and compared where it is not. */
export const UPDATE_VARIABLE = 'UPDATE_FAULTS';

const INTRODUCTION = `# What becomes of a graphlet's faults

<!-- Written by the test itself: ${UPDATE_VARIABLE}=1 npm run test:unit -- testing/src/suites/telemetry -->

Each fault at each place of an operation, on the local stack with synthetic graphlets: what the client gets, and which metrics of the
gateway say so, besides those that every call and request has ([metrics.md](metrics.md)). The slow graphlet takes longer than the
gateway has; the throttled one has no concurrency; the unreachable one's function is gone; the flapping one fails at every other request, and this
is the 22nd, after its circuit has opened. What Lambda itself says (\`OutOfMemoryCount\`, \`LambdaTimeoutCount\`) is not in this table.`;

/** docs/faults.md, as the results say. */
export function faultsDocument(results: readonly FaultResult[]): string {
  const operations = Object.entries(PLACES).map(([place, query]) => `| ${place} | \`${query(2)}\` |`);
  const rows = results.map(
    ({ fault, place, data, errors, metrics }) =>
      `| ${fault} | ${place} | \`${data}\` | ${errors || 'none'} | ${metrics.map((name) => `\`${name}\``).join(', ') || 'none'} |`,
  );
  return `${INTRODUCTION}

| place | operation, for the second graphlet |
| --- | --- |
${operations.join('\n')}

| fault | place | data | errors | metrics |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
