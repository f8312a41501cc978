import { isGone, until, untilStarted } from './happenings.ts';
import { invoke } from './invoke.ts';
import { openService } from './openService.ts';

describe('provisioning that fails', () => {
  it('is reported, is not tried again for ever, and leaves what served before as it was', async () => {
    const { service, put, events } = await openService();
    await put({ reservedConcurrency: 5 });
    const before = (await invoke(service, { do: 'where' })).body;
    await expect(
      put({ handler: 'main.nothing', provisionedConcurrency: 2, reservedConcurrency: 0 }),
    ).rejects.toThrow('Runtime.HandlerNotFound');
    expect(await invoke(service, { do: 'where' })).toMatchObject({ body: { pid: before.pid } });
    expect(events.filter((event) => event.type === 'initStart')).toHaveLength(3);
    expect(service.getMetrics().f?.environments).toBe(1);
  });
});

describe('replacing code', () => {
  it('lets running invocations finish on the old code and starts new ones on the new', async () => {
    const { service, put, events } = await openService();
    await put();
    const old = (await invoke(service, { do: 'where' })).body;
    const running = invoke(service, { do: 'wait', ms: 100 });
    await untilStarted(events, 2);
    await put({ environment: { CUSTOM: 'new' } });
    expect((await invoke(service, { do: 'context' })).body.custom).toBe('new');
    expect((await running).body).toBe('waited');
    await until(() => isGone(old.pid));
    expect(service.getMetrics().f?.environments).toBe(1);
  });

  it('loses no invocation under load', async () => {
    const { service, put } = await openService();
    await put();
    let isDone = false;
    const callers = Array.from({ length: 4 }, async () => {
      const statuses = new Set<unknown>();
      while (!isDone) {
        const { status, functionError } = await invoke(service, { do: 'echo' });
        statuses.add(`${status} ${functionError}`);
      }
      return [...statuses];
    });
    for (let version = 0; version < 3; version++) {
      await put({ environment: { CUSTOM: String(version) } });
      await invoke(service, { do: 'echo' });
    }
    isDone = true;
    expect(await Promise.all(callers)).toEqual(Array(4).fill(['200 null']));
  });
});
