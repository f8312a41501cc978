import type { Journey } from '../script/journey.ts';
import type { JourneyResult } from './results.ts';
import { type RunOptions, runJourney } from './runJourney.ts';
import type { Target } from './sendOperation.ts';

/**
 * Runs every journey once, side by side.
 *
 * @param onResult - told of each as it ends
 */
export async function runOnce(
  journeys: readonly Journey[],
  target: Target,
  options: RunOptions,
  onResult: (result: JourneyResult) => void,
): Promise<readonly JourneyResult[]> {
  return Promise.all(
    journeys.map(async (journey) => {
      const result = await runJourney(journey, target, options);
      onResult(result);
      return result;
    }),
  );
}
