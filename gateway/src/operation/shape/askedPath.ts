import type { FieldShape, SelectionShape, TypeShape } from './shape.ts';

type Path = readonly (string | number)[];

/**
 * A path in the data as far as the client asked for it. What a plan fetches besides, for keys and `@requires`, may be a
 * field that clients do not see (`@inaccessible`), and is no place in their answer.
 *
 * @param path - names of the data
 */
export function askedPath(shape: SelectionShape, path: Path): Path {
  let selection: SelectionShape | undefined = shape;
  for (const [at, part] of path.entries()) {
    if (typeof part === 'number') continue;
    const field = fieldOf(selection, part);
    if (field === undefined) return path.slice(0, at);
    selection = selectionOf(field.type);
  }
  return path;
}

/** Whether the client asked for what stands there. */
export function isAsked(shape: SelectionShape, path: Path): boolean {
  return askedPath(shape, path).length === path.length;
}

/** Of whichever type the object may have. */
function fieldOf(selection: SelectionShape | undefined, name: string): FieldShape | undefined {
  for (const fields of Object.values(selection?.fieldsByType ?? {})) {
    const field = fields.find(({ dataName }) => dataName === name);
    if (field !== undefined) return field;
  }
  return undefined;
}

function selectionOf(type: TypeShape): SelectionShape | undefined {
  if (type.kind === 'nonNull' || type.kind === 'list') return selectionOf(type.of);
  return type.kind === 'object' ? type.selection : undefined;
}
