/**
 * Cuts a text into tokens.
 *
 * @param token - a sticky pattern of one token with the white space before it, each kind of token a group
 * @returns the groups of each token
 * @throws {SyntaxError} with what no token fits
 */
export function tokenise(text: string, token: RegExp): readonly (readonly (string | undefined)[])[] {
  const tokens: (readonly (string | undefined)[])[] = [];
  const trimmed = text.trimEnd();
  let position = 0;
  while (position < trimmed.length) {
    token.lastIndex = position;
    const match = token.exec(trimmed);
    if (match === null) throw new SyntaxError(`cannot read "${trimmed.slice(position)}" in ${text}`);
    tokens.push(match.slice(1));
    position = token.lastIndex;
  }
  return tokens;
}
