import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from 'graphql';

/**
 * The smallest operation that this finds that still fails: drops one selection after the other, as long as what is
 * left is valid.
 */
export async function shrinkOperation(
  schema: GraphQLSchema,
  query: string,
  fails: (query: string) => Promise<boolean>,
): Promise<string> {
  let best = parse(query, { noLocation: true });
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const candidate of withoutOne(best)) {
      if (validate(schema, candidate).length > 0 || !(await fails(print(candidate)))) continue;
      best = candidate;
      isSmaller = true;
      break;
    }
  }
  return print(best);
}

function* withoutOne(document: DocumentNode): Generator<DocumentNode> {
  const nodes: ASTNode[] = [];
  visit(document, {
    enter(node) {
      const isDroppable =
        node.kind === Kind.FIELD ||
        node.kind === Kind.INLINE_FRAGMENT ||
        node.kind === Kind.FRAGMENT_SPREAD ||
        node.kind === Kind.FRAGMENT_DEFINITION ||
        node.kind === Kind.DIRECTIVE ||
        node.kind === Kind.VARIABLE_DEFINITION;
      if (isDroppable) nodes.push(node);
    },
  });
  for (const dropped of nodes) {
    const candidate: DocumentNode = visit(document, {
      enter: (node) => (node === dropped ? null : undefined),
    });
    let isWhole = true;
    visit(candidate, {
      SelectionSet(set) {
        if (set.selections.length === 0) isWhole = false;
      },
    });
    if (isWhole) yield candidate;
  }
}
