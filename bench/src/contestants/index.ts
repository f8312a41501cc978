import { apolloServer } from './apolloServer.ts';
import type { Contestant } from './contestant.ts';
import { floor } from './floor.ts';
import { hiveGateway, hiveGatewayRust } from './hive.ts';
import { apolloEngine, compiled, compiledOverLambda } from './ours.ts';

/** In the order of the table; the first is the reference that answers are compared with. */
export const contestants: readonly Contestant[] = [
  apolloServer,
  hiveGateway,
  hiveGatewayRust,
  apolloEngine,
  compiled,
  compiledOverLambda,
  floor,
];
