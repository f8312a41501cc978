/**
 * A document's text without what a lexer ignores (spec October 2021, 2.1.2 to 2.1.7: byte order mark, white space,
 * commas, comments), so that texts with the same tokens are the same. It is good for comparing; strings stay as they are.
 */
export function normalSource(source: string): string {
  let text = '';
  let isApart = false;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match !== null; match = TOKEN.exec(source)) {
    const [token] = match;
    if (isIgnored(token)) {
      isApart = true;
      continue;
    }
    // Punctuators stand apart by themselves.
    if (isApart && !PUNCTUATOR.test(text.at(-1) ?? '{') && !PUNCTUATOR.test(token[0] ?? '{')) text += ' ';
    text += token;
    isApart = false;
  }
  return text;
}

/** Block string, string, comment, a run of ignored characters, a run of anything else; a stray quote by itself. */
const TOKEN =
  /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*|[\t\n\r ,\uFEFF]+|[^\t\n\r ,\uFEFF"#]+|"/g;
const PUNCTUATOR = /[!$&()=:@[\]{|}]/;

function isIgnored(token: string): boolean {
  return /^[#\t\n\r ,\uFEFF]/.test(token);
}
