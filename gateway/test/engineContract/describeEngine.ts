import type { Engine, EngineOptions } from '../../src/operation/engine.ts';
import { describeAnswers } from './answers.ts';
import { engineUnderTest } from './engineUnderTest.ts';
import { describeFailures } from './failures.ts';
import { describeRequests } from './requests.ts';

/** What every engine does, whatever it is made of. */
export function describeEngine(
  name: string,
  createEngine: (options: EngineOptions) => Promise<Engine>,
): void {
  describe(`the ${name} engine`, () => {
    const engine = engineUnderTest(createEngine);
    describeAnswers(engine);
    describeFailures(engine);
    describeRequests(engine);
  });
}
