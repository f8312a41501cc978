import { sendUntilDone } from './sendUntilDone.ts';

const { signal } = new AbortController();

function setUp(served: number) {
  const sent: string[] = [];
  const waits: number[] = [];
  const run = (batch: readonly string[]) =>
    sendUntilDone(
      batch,
      async (requests) => {
        sent.push(requests.join(''));
        return requests.slice(served);
      },
      async (round) => {
        waits.push(round);
      },
      signal,
    );
  return { run, sent, waits };
}

describe('sendUntilDone', () => {
  it('sends nothing when there is nothing', async () => {
    const { run, sent } = setUp(1);
    await run([]);
    expect(sent).toEqual([]);
  });

  it('sends again only what came back, and waits before each further round', async () => {
    const { run, sent, waits } = setUp(2);
    await run(['a', 'b', 'c', 'd', 'e']);
    expect([sent, waits]).toEqual([
      ['abcde', 'cde', 'e'],
      [1, 2],
    ]);
  });

  it('gives up after five rounds and says how much is left', async () => {
    const { run, sent } = setUp(0);
    await expect(run(['a', 'b'])).rejects.toThrow('DynamoDB left 2 of 2 requests unprocessed.');
    expect(sent).toHaveLength(5);
  });
});
