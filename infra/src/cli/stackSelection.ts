import { createNames } from '../config/names.ts';

/** The stacks that a command is about, in the words of the CDK's CLI; a graphlet's are its own and its tables'. */
export function stackSelection(stage: string, graphlet: string | undefined): readonly string[] {
  if (graphlet === undefined) return ['--all'];
  const { stack } = createNames(stage);
  return ['--exclusively', stack(graphlet), stack(`${graphlet}-data`)];
}
