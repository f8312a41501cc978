import type { Profiler } from 'node:inspector';
import { findSource, summarise } from './summarise.ts';

const node = (id: number, functionName: string, url = '', lineNumber = 0): Profiler.ProfileNode => ({
  id,
  callFrame: { functionName, url, lineNumber, scriptId: '1', columnNumber: 0 },
});

describe('summarise', () => {
  it('adds up self time by package and by function, and leaves idle time out', () => {
    const profile: Profiler.Profile = {
      nodes: [
        node(1, '(idle)'),
        node(2, 'write', 'file:///p/gateway/src/execute/w.ts', 9),
        node(3, '', 'file:///p/gateway/src/execute/r.ts', 4),
        node(4, 'emit', 'node:internal/streams/x'),
        node(5, 'parse', 'file:///p/node_modules/@a/b/x.js'),
        node(6, '(garbage collector)'),
        node(7, 'writev'),
      ],
      startTime: 0,
      endTime: 0,
      samples: [1, 2, 3, 2, 4, 5, 6, 7],
      timeDeltas: [1_000, 10, 20, 30, 1, 2, 3, 4],
    };
    expect(summarise([profile], findSource('/p'))).toEqual({
      busyUs: 70,
      packages: [
        { name: 'gateway/src/execute', selfUs: 60 },
        { name: '(native)', selfUs: 4 },
        { name: '(garbage collector)', selfUs: 3 },
        { name: '@a/b', selfUs: 2 },
        { name: 'node:internal/streams', selfUs: 1 },
      ],
      functions: [
        { name: 'write gateway/src/execute/w.ts:10', selfUs: 40 },
        { name: '(anonymous) gateway/src/execute/r.ts:5', selfUs: 20 },
        { name: 'writev', selfUs: 4 },
        { name: '(garbage collector)', selfUs: 3 },
        { name: 'parse node_modules/@a/b/x.js:1', selfUs: 2 },
        { name: 'emit node:internal/streams/x:1', selfUs: 1 },
      ],
    });
  });
});
