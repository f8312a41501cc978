import type { Random } from '../random.ts';
import type { Variables } from './variables.ts';

/** Conditions of a selection as text, with a space before them; mostly empty. */
export function drawDirectives({
  random,
  variables,
}: {
  readonly random: Random;
  readonly variables: Variables;
}): string {
  if (random.chance(0.9)) return '';
  const directive = () => {
    const condition = random.chance(0.6) ? `$${variables.draw('Boolean!')}` : `${random.chance(0.5)}`;
    return `(if: ${condition})`;
  };
  return random.weighted([
    [5, () => ` @include${directive()}`],
    [4, () => ` @skip${directive()}`],
    [1, () => ` @skip${directive()} @include${directive()}`],
  ])();
}
