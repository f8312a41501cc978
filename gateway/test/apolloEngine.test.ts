import { createApolloEngine } from '../src/apollo/createApolloEngine.ts';
import { describeEngine } from './engineContract.ts';

describeEngine('apollo', createApolloEngine);
