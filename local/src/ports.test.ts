import { type PortChoice, startOnPort } from './ports.ts';

const start = async (port: number) => {
  if (port === 4000) throw Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
  return { port: port === 0 ? 50_123 : port };
};
const choose = (port: number, isAsked: boolean): PortChoice => ({ variable: 'PORT', port, isAsked });

describe('startOnPort', () => {
  it('takes the port that it is told', async () => {
    const moves: unknown[] = [];
    const onMoved = (...move: unknown[]) => moves.push(move);
    expect(await startOnPort(choose(4005, false), start, onMoved)).toEqual({ port: 4005 });
    expect(moves).toEqual([]);
  });

  it('moves a default that is in use, and says so', async () => {
    const moves: unknown[] = [];
    const onMoved = (...move: unknown[]) => moves.push(move);
    expect(await startOnPort(choose(4000, false), start, onMoved)).toEqual({ port: 50_123 });
    expect(moves).toEqual([[choose(4000, false), 50_123]]);
  });

  it('refuses when the port was asked for, and says what to do', async () => {
    await expect(startOnPort(choose(4000, true), start, () => {})).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining('PORT=4010 npm start'),
    });
  });

  it('passes other failures on', async () => {
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    await expect(
      startOnPort(
        choose(80, false),
        () => Promise.reject(denied),
        () => {},
      ),
    ).rejects.toBe(denied);
  });
});
