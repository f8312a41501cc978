import { join } from 'node:path';

export const infraFolder = join(import.meta.dirname, '..', '..');

/** What is deployed, and the stages that there are: this repository's, or those that the environment names (tests). */
export const repository = {
  root: process.env.GRAPHLETS_ROOT ?? join(infraFolder, '..'),
  stagesFolder: process.env.GRAPHLETS_STAGES ?? join(infraFolder, 'stages'),
};
