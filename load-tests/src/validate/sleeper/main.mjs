/** Answers as GraphQL does, after the time that the query says: `{ sleep200 }` waits 200 ms. */
export async function handler({ query }) {
  const [, ms = '0'] = /sleep(\d+)/.exec(query) ?? [];
  await new Promise((resolve) => setTimeout(resolve, Number(ms)));
  return { data: { slept: Number(ms) } };
}
