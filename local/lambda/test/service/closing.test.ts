import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isGone, until, untilStarted } from './happenings.ts';
import { invoke } from './invoke.ts';
import { openService } from './openService.ts';

describe('closing', () => {
  it('leaves no process behind, busy ones included', async () => {
    const { service, put, events } = await openService();
    await put();
    const idle = (await invoke(service, { do: 'where' })).body.pid;
    invoke(service, { do: 'spin' }).catch(() => {});
    await untilStarted(events, 2);
    await service.close();
    expect(isGone(idle)).toBe(true);
    await expect(fetch(service.url)).rejects.toThrow();
  });

  it('starts nothing for an invocation that comes meanwhile', async () => {
    const { service, put, events } = await openService();
    await put();
    invoke(service, { do: 'spin' }).catch(() => {});
    await untilStarted(events, 1);
    const closing = service.close();
    const late = invoke(service, { do: 'echo' }).catch(() => 'refused');
    await Promise.all([closing, late]);
    expect(events.filter((event) => event.type === 'initStart')).toHaveLength(1);
  });

  it('ends what is being provisioned as well', async () => {
    const { service, put, events } = await openService({ concurrentInits: 1 });
    const putting = expect(
      put({ environment: { INIT: 'hangs' }, provisionedConcurrency: 2 }),
    ).rejects.toThrow();
    await until(() => events.some((event) => event.type === 'initStart'));
    await service.close();
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'environmentEnd', environment: 'f-1', reason: 'service closed' }),
    );
    await putting;
    await expect(put()).rejects.toThrow('closed');
  });

  it('is not needed: when the process is killed, its environments go, stopped and busy ones', async () => {
    const host = join(import.meta.dirname, 'killedHost.ts');
    const { stdout } = spawnSync(process.execPath, [host], { encoding: 'utf8' });
    const pids: number[] = JSON.parse(stdout);
    expect(new Set(pids).size).toBe(2);
    // A zombie is dead; when it is removed is up to the system.
    const states = () =>
      pids.map((pid) => spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`]).stdout.toString());
    await until(() => states().every((state) => state === '' || state.startsWith('Z')));
  });
});
