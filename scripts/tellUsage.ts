/** For a program that takes no options: ends it, when there are any, with its usage (`--help`) or a refusal. */
export function tellUsage(usage: string): void {
  const [option] = process.argv.slice(2);
  if (option === undefined) return;
  const isHelp = option === '--help' || option === '-h';
  if (isHelp) console.log(usage);
  else console.error(`There is no option ${option}. See --help.`);
  process.exit(isHelp ? 0 : 2);
}
