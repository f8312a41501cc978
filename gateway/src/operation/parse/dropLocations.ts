import { type ASTNode, type DocumentNode, Kind, type Location, visit } from 'graphql';

/**
 * Takes from a parsed document where its nodes stand in the text: that holds every token of it, two thirds of what a document
 * takes. Errors of variables still say their place. Changes the document.
 */
export function dropLocations(document: DocumentNode): void {
  let definitions = 0;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.VARIABLE_DEFINITION) definitions++;
      setLocation(node, definitions > 0 ? withoutTokens(node.loc) : undefined);
    },
    leave(node) {
      if (node.kind === Kind.VARIABLE_DEFINITION) definitions--;
    },
  });
}

function setLocation(node: ASTNode, loc: Location | undefined): void {
  (node as { loc?: Location | undefined }).loc = loc;
}

/** As much of a location as graphql-js reads to write an error. */
function withoutTokens(loc: Location | undefined): Location | undefined {
  return loc && ({ start: loc.start, end: loc.end, source: loc.source } as Location);
}
