import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import { describeEngine } from './engineContract/describeEngine.ts';

describeEngine('compiled', createCompiledEngine);
