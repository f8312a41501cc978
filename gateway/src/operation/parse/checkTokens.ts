import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { describeExcess, type OperationLimits } from './limits.ts';

/**
 * Counts tokens and brackets within each other before a document is parsed: the parser calls itself for each bracket, so
 * that a document of brackets would use up the stack.
 *
 * @returns what is over a limit
 * @throws {GraphQLError} where the text has no token
 */
export function checkTokens(text: string, limits: OperationLimits): GraphQLError | undefined {
  const source = new Source(text);
  const lexer = new Lexer(source);
  let tokens = 0;
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens++;
    if (tokens > limits.tokens) return excess('tokens', token.start);
    if (isOpening(token.kind)) {
      depth++;
      // An argument's brackets come on top of those of the fields around it.
      if (depth > 2 * limits.depth) return excess('depth', token.start);
    } else if (isClosing(token.kind)) {
      depth--;
    }
  }
  return undefined;

  function excess(name: keyof OperationLimits, position: number): GraphQLError {
    return new GraphQLError(describeExcess(name, limits), { source, positions: [position] });
  }
}

function isOpening(kind: TokenKind): boolean {
  return kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L || kind === TokenKind.PAREN_L;
}

function isClosing(kind: TokenKind): boolean {
  return kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R || kind === TokenKind.PAREN_R;
}
