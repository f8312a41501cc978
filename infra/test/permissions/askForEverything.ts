/** Invokes a function by its name in the repository, and gives what it answers. */
export type Invoke = (name: string, payload: unknown) => Promise<unknown>;

/** One operation for each thing that a graphlet asks its tables for, through the gateway. */
const OPERATIONS = [
  `{ title(id: "tt0111161") {
      primaryTitle rating { average } awards { id recipients { __typename } }
      cast(first: 2) { nodes { id name { primaryName credits(first: 1) { nodes { id title { primaryTitle } } } } } }
      reviews(first: 1) { nodes { id } }
  } }`,
  '{ titlesByGenre(genre: "Drama", first: 2) { nodes { id reviews(first: 1) { nodes { id } } } } }',
  '{ chart(id: TOP_RATED) { entries(first: 2) { nodes { rank title { startYear isClassic } } } } }',
  '{ trending(first: 2) { id displayName } }',
  '{ review(id: "tt0111161:missing") { id } }',
  `mutation { addReview(input: { titleId: "tt0111161", author: "Anna", rating: 9, headline: "A headline", text: "A text that is long enough to be a review of a title." }) {
      review { id } userErrors { message }
  } }`,
];
/** Asked of a graphlet itself: what the gateway asks it for on behalf of others. */
const CREDIT =
  '{ _entities(representations: [{ __typename: "Credit", titleId: "tt0111161", ordering: 1 }]) { ... on Credit { category } } }';

/** Everything that functions ask AWS for, through the gateway where there is a way; gives all answers. */
export async function askForEverything(invoke: Invoke): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const query of OPERATIONS) answers.push(await invoke('gateway', { query }));
  answers.push(await invoke('credits', { query: CREDIT }));
  for (const instance of [1, 2, 3]) {
    answers.push(await invoke('gateway', { query: `{ synthetic${instance} { __typename } }` }));
  }
  return answers;
}
