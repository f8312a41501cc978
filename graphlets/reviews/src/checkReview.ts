import type { AddReviewInput, UserError } from './schema.generated.ts';

/** Lengths in characters after trimming. */
const LENGTHS = { author: [2, 50], headline: [1, 120], text: [10, 5_000] } as const;

/** @returns everything that is wrong at once; empty when the review may be written */
export function checkReview(input: AddReviewInput): UserError[] {
  const errors: UserError[] = [];
  const add = (field: string, message: string) => errors.push({ field: ['input', field], message });
  if (!/^tt\d{7,}$/.test(input.titleId)) add('titleId', 'Must be "tt" and at least seven digits.');
  if (input.rating < 1 || input.rating > 10) add('rating', 'Must be from 1 to 10.');
  for (const [field, [least, most]] of Object.entries(LENGTHS)) {
    const { length } = [...input[field as keyof typeof LENGTHS].trim()];
    if (length < least || length > most) add(field, `Must have ${least} to ${most} characters.`);
  }
  return errors;
}
