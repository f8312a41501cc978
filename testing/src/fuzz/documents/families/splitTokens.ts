import { Kind, Lexer, Source, TokenKind } from 'graphql';

/** The tokens of a document as they are written; never none. */
export function splitTokens(query: string): string[] {
  const lexer = new Lexer(new Source(query));
  const parts: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    parts.push(query.slice(token.start, token.end));
  }
  return parts.length === 0 ? [Kind.NAME] : parts;
}
