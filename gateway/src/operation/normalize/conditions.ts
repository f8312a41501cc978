import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';
import type { Variables } from '../variables/coerceVariables.ts';

/** Variables that a `@skip` or `@include` of the document asks, in alphabetical order. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = isCondition(directive) ? directive.arguments?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/**
 * The document with every `@skip` and `@include` decided (spec October 2021, 3.13.1 and 3.13.2): what is left out
 * is gone, what stays has no condition any more. Selection sets may come out empty.
 */
export function decideConditions(document: DocumentNode, variables: Variables): DocumentNode {
  const decide = (node: SelectionNode) => {
    if (node.directives?.some(isCondition) !== true) return undefined;
    if (!isIncluded(node, variables)) return null;
    return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
  };
  return visit(document, { Field: decide, FragmentSpread: decide, InlineFragment: decide });
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
