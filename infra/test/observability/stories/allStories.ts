import { canaryStories } from './canaryStories.ts';
import { lambdaStories } from './lambdaStories.ts';
import { pageStories } from './pageStories.ts';
import { requestStories } from './requestStories.ts';
import type { Stories } from './story.ts';

/** The first that knows an alarm tells of it. */
export const allStories: readonly Stories[] = [
  ...requestStories,
  ...lambdaStories,
  ...canaryStories,
  ...pageStories,
];
