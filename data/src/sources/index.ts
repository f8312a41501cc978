import { awards } from './awards.ts';
import { charts } from './charts.ts';
import { nameBasics } from './nameBasics.ts';
import { reviews } from './reviews.ts';
import type { Source } from './source.ts';
import { titleBasics } from './titleBasics.ts';
import { titlePrincipals } from './titlePrincipals.ts';
import { titleRatings } from './titleRatings.ts';

/** In the order in which they are loaded. */
export const sources: readonly Source[] = [
  titleBasics,
  nameBasics,
  titlePrincipals,
  titleRatings,
  reviews,
  awards,
  charts,
];
