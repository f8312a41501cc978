// `npm run capture`: logs to one traffic file; see `--help`.
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { UsageError } from '@graphlets/platform/errors';
import { readOperations } from '../capture/readOperations.ts';
import { emptyCounts, readSource } from '../capture/readSource.ts';
import { sortByTime } from '../capture/sortByTime.ts';
import type { SourceRecord } from '../capture/sourceRecord.ts';
import { writeTraffic } from '../capture/writeTraffic.ts';
import { TrafficFileError } from '../errors.ts';

const USAGE = `Usage: npm run capture -- --from PATH --out FILE [options]

Makes one traffic file for npm run replay out of logs. PATH is a file, a folder (all below it) or - for the standard input;
plain or gzipped; of any of these kinds, told by the lines themselves:
  the gateway's own log lines (.local/logs/stack.jsonl, any NDJSON)
  CloudWatch Logs exported to S3
  CloudWatch Logs delivered by Firehose or Kinesis
  access logs of an ALB or CloudFront: GET requests, APQ among them

Options
  --from PATH
  --out FILE           the traffic file
  --operations FILE    texts of persisted operations: {"<sha256>": "<text>"} or an Apollo manifest
  --all                replays and canaries as well (they are told by their request ids)
  --json               the result as JSON
  --help               this text`;

/** Marked by their request ids (docs/architecture.md). */
const NOT_USERS = /^(replay|canary)-/;

await runCommand(async (args) => {
  const { values } = parseArguments({
    args: [...args],
    options: {
      from: { type: 'string' },
      out: { type: 'string' },
      operations: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { from, out } = values;
  if (from === undefined || out === undefined) {
    throw new UsageError(
      `--${from === undefined ? 'from' : 'out'} is missing: npm run capture -- --from PATH --out FILE`,
    );
  }
  return capture(from === '-' ? from : callerPath(from), callerPath(out), {
    ...values,
    operations: callerPath(values.operations),
  });
});

async function capture(
  from: string,
  out: string,
  options: { readonly operations: string | undefined; readonly all: boolean; readonly json: boolean },
): Promise<number> {
  const counts = emptyCounts();
  const texts =
    options.operations === undefined ? new Map<string, string>() : readOperations(options.operations);
  const withoutText = new Set<string>();
  let leftOut = 0;
  let taken = 0;
  let shown = performance.now();

  async function* chosen(): AsyncGenerator<SourceRecord> {
    for await (const record of readSource(from, counts)) {
      if (!options.all && record.requestId !== undefined && NOT_USERS.test(record.requestId)) {
        leftOut++;
        continue;
      }
      if (record.text !== undefined && !texts.has(record.op)) texts.set(record.op, record.text);
      withoutText.add(record.op);
      taken++;
      if (process.stderr.isTTY && performance.now() - shown > 500) {
        shown = performance.now();
        process.stderr.write(`\r\x1b[2K${counts.lines} lines, ${taken} requests`);
      }
      // Texts are kept once, not with every record.
      yield { ...record, text: undefined };
    }
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  }

  const source = `captured from ${from === '-' ? 'the standard input' : from}`;
  const header = await writeTraffic(out, sortByTime(chosen()), {
    source,
    texts,
    badLines: () => counts.badLines,
  });
  for (const op of texts.keys()) withoutText.delete(op);
  if (header.records === 0) {
    throw new TrafficFileError(
      `${from} has no traffic record in ${counts.lines} lines (${counts.badLines} could not be read, ${leftOut} of replays and canaries left out). ` +
        'Is GATEWAY_TRAFFIC_SAMPLE_PERCENT above 0?',
    );
  }
  const result = {
    ...header,
    out,
    files: counts.files,
    lines: counts.lines,
    otherLines: counts.otherLines,
    formats: [...counts.formats],
    leftOut,
    operationsWithoutText: withoutText.size,
    firstBad: counts.firstBad,
  };
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else {
    console.log(
      [
        `${header.records} requests of ${header.operations} operations, ${header.from} to ${header.to}: ${out}`,
        `${counts.lines} lines of ${counts.files} file(s) (${result.formats.join(', ')}); ${counts.otherLines} others, ${leftOut} of replays and canaries left out`,
        ...(counts.badLines > 0
          ? [`${counts.badLines} lines could not be read, the first at ${counts.firstBad}`]
          : []),
        ...(withoutText.size > 0
          ? [`${withoutText.size} operations have no text: give them with --operations FILE`]
          : []),
      ].join('\n'),
    );
  }
  return 0;
}
