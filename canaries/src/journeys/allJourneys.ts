import type { Journey } from '../script/journey.ts';
import { homePage } from './homePage.ts';
import { namePage } from './namePage.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { synthetic } from './synthetic.ts';
import { titlePage } from './titlePage.ts';

/** By id. Where the synthetic graphlets are not deployed, `CANARY_JOURNEYS` leaves `synthetic` out. */
export const allJourneys: readonly Journey[] = [homePage, titlePage, namePage, search, review, synthetic];
