import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import { describeEngine } from './engineContract/describeEngine.ts';

describeEngine('compiled', createCompiledEngine);
describeEngine('compiled, answers read by expressions from the first object on,', (options) =>
  createCompiledEngine({ ...options, expressionsAfter: 0 }),
);
