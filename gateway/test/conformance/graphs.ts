import { abstractTypes } from './cases/abstractTypes.ts';
import { entityCalls } from './cases/entityCalls.ts';
import { federation1 } from './cases/federation1.ts';
import { inputs } from './cases/inputs.ts';
import { interfaceObjects } from './cases/interfaceObjects.ts';
import { keys } from './cases/keys.ts';
import { mutations } from './cases/mutations.ts';
import { nulls } from './cases/nulls.ts';
import { ownership } from './cases/ownership.ts';
import { provides } from './cases/provides.ts';
import { requires } from './cases/requires.ts';
import { requiresArguments } from './cases/requiresArguments.ts';
import { requiresByType } from './cases/requiresByType.ts';
import type { ConformanceGraph } from './conformanceCase.ts';

export const graphs: readonly ConformanceGraph[] = [
  ...keys,
  ...requires,
  ...requiresArguments,
  ...requiresByType,
  ...provides,
  ...ownership,
  ...interfaceObjects,
  ...abstractTypes,
  ...entityCalls,
  ...nulls,
  ...inputs,
  ...mutations,
  ...federation1,
];
