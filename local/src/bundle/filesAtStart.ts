import type { Metafile } from 'esbuild';

/** The entry and what it imports statically, over as many files as that takes; paths as in the metafile. */
export function filesAtStart({ outputs }: Metafile): ReadonlySet<string> {
  const reached = new Set(
    Object.keys(outputs).filter(
      (file) => outputs[file]?.entryPoint !== undefined && /(^|\/)main\.mjs$/.test(file),
    ),
  );
  for (const file of reached) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs) reached.add(path);
    }
  }
  return reached;
}
