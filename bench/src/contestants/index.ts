import { apolloServer } from './apolloServer.ts';
import { byHand } from './byHand.ts';
import type { Contestant } from './contestant.ts';
import { floorByOurClient, floorByUndici } from './floor.ts';
import { hiveGateway, hiveGatewayRust } from './hive.ts';
import { apolloEngine, compiled, compiledOverLambda, compiledWithTelemetry } from './ours.ts';

/** Answers are compared with those of this one. */
export const reference = apolloServer;
/** Whose calls the floor makes. */
export const floorModel = compiled;

/** In the order of the table. */
export const contestants: readonly Contestant[] = [
  apolloServer,
  hiveGateway,
  hiveGatewayRust,
  apolloEngine,
  compiled,
  compiledOverLambda,
  compiledWithTelemetry,
  floorByOurClient,
  floorByUndici,
  byHand,
];
