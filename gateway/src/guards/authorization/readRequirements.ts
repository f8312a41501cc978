import {
  baseType,
  type FieldDefinition,
  type InterfaceType,
  isInterfaceType,
  isObjectType,
  type NamedType,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { Requirement } from './requirement.ts';

type FieldsType = ObjectType | InterfaceType;
type Requirements = ReadonlySet<Requirement>;

const SPECIFICATIONS = ['authenticated', 'requiresScopes', 'policy'] as const;

/** What a field asks of a request; every one of them has to be met. */
export interface FieldRequirements {
  /** @returns undefined for a field that anyone may have */
  of(typeName: string, fieldName: string): Requirements | undefined;
  readonly isEmpty: boolean;
}

/**
 * Reads `@authenticated`, `@requiresScopes` and `@policy` from a supergraph, by whatever name it links them. A field asks for what
 * stands on it, on its type, on the type that it is in, and on the fields that it takes by `@requires`: those are fetched for it.
 */
export function readRequirements(schema: Schema): FieldRequirements {
  const interned = new Map<string, Requirement>();
  const names = SPECIFICATIONS.flatMap((specification) => {
    const feature = schema.coreFeatures?.getByIdentity(`https://specs.apollo.dev/${specification}`);
    return feature === undefined
      ? []
      : [{ specification, name: feature.directiveNameInSchema(specification) }];
  });
  const byField = new Map<string, Requirements>();
  if (names.length > 0) {
    for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()]) {
      for (const field of type.fields()) {
        const found = new Set<Requirement>();
        addField(found, type, field, new Set());
        if (found.size > 0) byField.set(field.coordinate, found);
      }
    }
  }
  return {
    of: (typeName, fieldName) => byField.get(`${typeName}.${fieldName}`),
    isEmpty: byField.size === 0,
  };

  function addField(
    found: Set<Requirement>,
    type: FieldsType,
    field: FieldDefinition<FieldsType>,
    seen: Set<string>,
  ): void {
    if (seen.has(field.coordinate)) return;
    seen.add(field.coordinate);
    addApplied(found, type);
    addApplied(found, field);
    if (field.type !== undefined) addApplied(found, baseType(field.type));
    for (const join of field.appliedDirectivesOf('join__field')) {
      const { requires } = join.arguments();
      if (typeof requires === 'string') addSelection(found, type, parseSelection(requires), seen);
    }
  }

  function addSelection(
    found: Set<Requirement>,
    type: NamedType,
    { selections }: SelectionSetNode,
    seen: Set<string>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = hasFields(type) ? type.field(selection.name.value) : undefined;
        if (field === undefined || !hasFields(type)) continue;
        addField(found, type, field, seen);
        if (selection.selectionSet !== undefined && field.type !== undefined) {
          addSelection(found, baseType(field.type), selection.selectionSet, seen);
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : schema.type(condition);
        if (narrowed !== undefined) addSelection(found, narrowed, selection.selectionSet, seen);
      }
    }
  }

  function addApplied(found: Set<Requirement>, element: NamedType | FieldDefinition<FieldsType>): void {
    for (const { specification, name } of names) {
      for (const applied of element.appliedDirectivesOf(name)) {
        const { scopes, policies } = applied.arguments();
        found.add(
          intern(
            specification === 'authenticated'
              ? { kind: 'authenticated' }
              : specification === 'policy'
                ? { kind: 'policies', anyOf: policies }
                : { kind: 'scopes', anyOf: scopes },
          ),
        );
      }
    }
  }

  function intern(requirement: Requirement): Requirement {
    const text = JSON.stringify(requirement);
    const known = interned.get(text) ?? requirement;
    interned.set(text, known);
    return known;
  }
}

function hasFields(type: NamedType): type is FieldsType {
  return isObjectType(type) || isInterfaceType(type);
}

function parseSelection(text: string): SelectionSetNode {
  const [definition] = parse(`{${text}}`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no selection`);
  return definition.selectionSet;
}
