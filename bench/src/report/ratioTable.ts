import { apolloServer } from '../contestants/apolloServer.ts';
import { floorByOurClient, floorByUndici } from '../contestants/floor.ts';
import { hiveGateway, hiveGatewayRust } from '../contestants/hive.ts';
import { compiled, compiledWithTelemetry } from '../contestants/ours.ts';
import type { Figure, Results } from './figures.ts';

/** Of the compiled engine against everybody else, a line a shape; empty where it was not measured beside them. */
export function writeRatioTable({ figures }: Results): string {
  const counts = figures.map(({ connections }) => connections);
  const most = Math.max(...counts);
  const least = Math.min(...counts);
  const find = (name: string, shape: string, connections: number) =>
    figures.find(
      (figure) => figure.contestant === name && figure.shape === shape && figure.connections === connections,
    );
  const shapes = [...new Set(figures.map(({ shape }) => shape))];
  const rows = shapes.map((shape) => {
    const ours = find(compiled.name, shape, most);
    const over = (name: string) => ratio(find(name, shape, most), ours, ({ cpuMs }) => cpuMs);
    const oursAlone = find(compiled.name, shape, least);
    const latency = [apolloServer, hiveGateway, hiveGatewayRust].map(({ name }) =>
      ratio(find(name, shape, least), oursAlone, ({ p50Ms }) => p50Ms),
    );
    const floors = [floorByOurClient, floorByUndici].map(({ name }) =>
      ratio(ours, find(name, shape, most), ({ cpuMs }) => cpuMs),
    );
    const telemetry = ratio(find(compiledWithTelemetry.name, shape, most), ours, ({ cpuMs }) => cpuMs, 2);
    return `| ${shape} | ${over(apolloServer.name)} | ${over(hiveGateway.name)} | ${over(hiveGatewayRust.name)} | ${latency.join(' / ')} | ${floors.join(' / ')} | ${telemetry} |`;
  });
  return [
    `| | Apollo's CPU / ours | Hive's | Hive's with Rust planner | p50 of the three / ours, ${least} connection${least === 1 ? '' : 's'} | our CPU / the floor's by our client / by undici | with telemetry / without |`,
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function ratio(
  of: Figure | undefined,
  by: Figure | undefined,
  pick: (figure: Figure) => number,
  digits = 1,
): string {
  return of === undefined || by === undefined || of.run !== by.run
    ? '—'
    : (pick(of) / pick(by)).toFixed(digits);
}
