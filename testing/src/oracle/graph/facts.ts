import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type StringValueNode,
} from 'graphql';

/** What the federation directives of one subgraph say. */
export interface Facts {
  readonly keys: ReadonlyMap<string, readonly Key[]>;
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, FieldFacts>;
  /** Types with `@interfaceObject`. */
  readonly interfaceObjects: ReadonlySet<string>;
}

export interface Key {
  readonly selection: SelectionSetNode;
  readonly isResolvable: boolean;
}

export interface FieldFacts {
  readonly isExternal: boolean;
  readonly requires?: SelectionSetNode | undefined;
  readonly provides?: SelectionSetNode | undefined;
  /** The subgraph that this field is taken from. */
  readonly overrides?: string | undefined;
}

export function readFacts(document: DocumentNode): Facts {
  const keys = new Map<string, readonly Key[]>();
  const fields = new Map<string, FieldFacts>();
  const interfaceObjects = new Set<string>();
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue;
    }
    const type = definition.name.value;
    keys.set(type, directivesOf(definition, 'key').map(readKey));
    if (directivesOf(definition, 'interfaceObject').length > 0) interfaceObjects.add(type);
    for (const field of definition.fields ?? []) {
      fields.set(`${type}.${field.name.value}`, {
        isExternal: directivesOf(field, 'external').length > 0,
        requires: selectionOf(field, 'requires'),
        provides: selectionOf(field, 'provides'),
        overrides: textOf(directivesOf(field, 'override')[0], 'from'),
      });
    }
  }
  return { keys, fields, interfaceObjects };
}

function readKey(directive: ConstDirectiveNode): Key {
  const resolvable = directive.arguments?.find(({ name }) => name.value === 'resolvable')?.value;
  return {
    selection: parseSelection(textOf(directive, 'fields') ?? ''),
    isResolvable: !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value),
  };
}

function selectionOf(field: FieldDefinitionNode, directive: string): SelectionSetNode | undefined {
  const text = textOf(directivesOf(field, directive)[0], 'fields');
  return text === undefined ? undefined : parseSelection(text);
}

function directivesOf(
  node: Pick<FieldDefinitionNode | ObjectTypeDefinitionNode, 'directives'>,
  name: string,
): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

function textOf(directive: ConstDirectiveNode | undefined, argument: string): string | undefined {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return (value as StringValueNode | undefined)?.value;
}

/** A `FieldSet` of the federation specification. */
function parseSelection(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no selection.`);
  return operation.selectionSet;
}
