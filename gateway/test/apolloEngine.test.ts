import { createApolloEngine } from '../src/apollo/createApolloEngine.ts';
import { describeEngine } from './engineContract/describeEngine.ts';

describeEngine('apollo', createApolloEngine);
