import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import { describeEngine } from './engineContract.ts';

describeEngine('compiled', createCompiledEngine);
