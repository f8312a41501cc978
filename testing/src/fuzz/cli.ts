// `npm run fuzz`: see --help.
import { createProgressBar } from '@graphlets/platform/commandLine/progressBar';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { parseFuzzOptions, USAGE } from './options.ts';
import { printFuzz, printProblem } from './printFuzz.ts';
import { runFuzz } from './runFuzz.ts';

await runCommand(main);

async function main(args: readonly string[]): Promise<number> {
  const options = parseFuzzOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const bar = createProgressBar(process.stderr);
  let found = 0;
  const result = await runFuzz({
    ...options,
    onProgress: ({ phase, done, total, problems }) =>
      bar.show(done / total, `${done}/${total} ${phase}, ${problems} wrong`),
    onProblem(problem) {
      if (found++ >= options.showLimit) return;
      bar.clear();
      process.stderr.write(`${printProblem(problem)}\n`);
    },
  });
  bar.clear();
  console.log(options.isJson ? JSON.stringify(result, null, 2) : printFuzz(result));
  return result.isPassed ? 0 : 1;
}
