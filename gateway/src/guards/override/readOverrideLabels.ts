import type { Schema } from '@apollo/federation-internals';

/** Every label of a supergraph's `@override`, in alphabetical order. */
export function readOverrideLabels(supergraph: Schema): readonly string[] {
  const labels = new Set<string>();
  for (const type of [...supergraph.objectTypes(), ...supergraph.interfaceTypes()]) {
    for (const field of type.fields()) {
      for (const join of field.appliedDirectivesOf('join__field')) {
        const { overrideLabel } = join.arguments();
        if (typeof overrideLabel === 'string') labels.add(overrideLabel);
      }
    }
  }
  return [...labels].sort();
}
