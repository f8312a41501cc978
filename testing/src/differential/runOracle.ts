import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { execute, parse, validate } from 'graphql';
import type { Engine, EngineOptions } from '../../../gateway/src/operation/engine.ts';
import type { Transport } from '../../../gateway/src/transport/transport.ts';
import { fakeClock } from '../fakeClock.ts';
import { buildGraph, type Graph, resolveType } from './graph/buildGraph.ts';
import { generateGraph } from './graph/generateGraph.ts';
import { generateOperation } from './operation/generateOperation.ts';
import { createRandom } from './random.ts';
import { type Answer, type Cause, compareAnswers } from './verdict/compareAnswers.ts';
import { shrinkOperation } from './verdict/shrinkOperation.ts';

export interface OracleOptions {
  readonly graphs: number;
  /** Operations of each graph. */
  readonly operations: number;
  readonly seed: number;
  readonly createEngine: (options: EngineOptions) => Promise<Engine>;
  readonly onProgress?: (done: number, wrong: number) => void;
}

/** One operation that the engine answers otherwise than the truth. */
export interface Finding {
  readonly graphSeed: number;
  readonly cause: Cause | 'crash';
  /** Shrunk. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface OracleResult {
  readonly operations: number;
  /** Graphs that did not compose and were drawn again. */
  readonly redrawn: number;
  readonly findings: readonly Finding[];
}

const silent = createLog({ function: 'oracle', write: () => {} });

/** Random graphs and operations; graphql-js on the whole graph says what is right. */
export async function runOracle(options: OracleOptions): Promise<OracleResult> {
  const findings: Finding[] = [];
  let operations = 0;
  let redrawn = 0;
  for (let index = 0; index < options.graphs; index++) {
    let graphSeed = options.seed * 100_003 + index;
    let graph = buildGraph(generateGraph(createRandom(graphSeed)));
    while (typeof graph === 'string') {
      redrawn++;
      graphSeed += 50_000;
      graph = buildGraph(generateGraph(createRandom(graphSeed)));
    }
    const engine = await options.createEngine({
      supergraphSdl: graph.supergraphSdl,
      transport: transportTo(graph),
      log: silent,
    });
    const random = createRandom(graphSeed + 1);
    for (let number = 0; number < options.operations; number++) {
      const { query, variables } = generateOperation(graph.whole, random);
      operations++;
      const cause = await judge(graph, engine, query, variables);
      if (cause !== undefined) {
        findings.push(await describe(graph, engine, graphSeed, cause, query, variables));
      }
      options.onProgress?.(operations, findings.length);
    }
    await engine.close();
  }
  return { operations, redrawn, findings };
}

async function judge(
  graph: Graph,
  engine: Engine,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Finding['cause'] | undefined> {
  const truth = await truthOf(graph, query, variables);
  try {
    return compareAnswers(truth, await ask(engine, query, variables));
  } catch {
    return 'crash';
  }
}

async function describe(
  graph: Graph,
  engine: Engine,
  graphSeed: number,
  cause: Finding['cause'],
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Finding> {
  const shrunk = await shrinkOperation(
    graph.whole,
    query,
    async (candidate) => (await judge(graph, engine, candidate, variables)) === cause,
  );
  return {
    graphSeed,
    cause,
    query: shrunk,
    variables,
    subgraphs: Object.fromEntries(graph.sdls),
    expected: await truthOf(graph, shrunk, variables),
    actual: await ask(engine, shrunk, variables).catch((error: unknown) => String(error)),
  };
}

async function truthOf(
  graph: Graph,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const document = parse(query, { noLocation: true });
  const problems = validate(graph.whole, document);
  if (problems.length > 0)
    throw new Error(`The oracle drew an invalid operation: ${problems[0]?.message}\n${query}`);
  const { data, errors } = await execute({
    schema: graph.whole,
    document,
    variableValues: variables,
    typeResolver: resolveType,
  });
  return { data: data ?? null, ...(errors !== undefined && { errors }) };
}

async function ask(
  engine: Engine,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const operation = await engine.prepare(query, undefined);
  if (operation.kind === 'refusal') return { errors: [] };
  const deadline = startDeadline({ timeoutMs: 10_000, flushReserveMs: 0 }, fakeClock());
  const { body } = await operation.run(variables, {
    requestId: 'oracle',
    deadline,
    log: silent,
    headers: {},
  });
  return JSON.parse(body);
}

/** Subgraphs in this process. */
function transportTo(graph: Graph): Transport {
  return {
    async call({ graphlet, body }) {
      const schema = graph.subgraphs.get(graphlet);
      if (schema === undefined) throw new Error(`no subgraph ${graphlet}`);
      const result = await execute({
        schema,
        document: parse(body.query, { noLocation: true }),
        operationName: body.operationName,
        variableValues: body.variablesJson === undefined ? {} : JSON.parse(body.variablesJson),
        typeResolver: resolveType,
      });
      return JSON.stringify(result);
    },
    close: async () => {},
  };
}
