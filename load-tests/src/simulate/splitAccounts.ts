/** Functions that share an account's concurrency. */
export interface AccountPart {
  readonly functions: readonly string[];
  readonly concurrency: number;
}

/**
 * Puts functions into as few accounts as their concurrency needs, largest first into the first that has room. One that needs more
 * than an account has gets one of its own, and a higher limit.
 */
export function splitAccounts(
  needs: readonly { readonly name: string; readonly concurrency: number }[],
  accountLimit: number,
): readonly AccountPart[] {
  const accounts: { functions: string[]; concurrency: number }[] = [];
  for (const { name, concurrency } of needs.toSorted((a, b) => b.concurrency - a.concurrency)) {
    const room = accounts.find((account) => account.concurrency + concurrency <= accountLimit);
    if (room === undefined) accounts.push({ functions: [name], concurrency });
    else {
      room.functions.push(name);
      room.concurrency += concurrency;
    }
  }
  return accounts;
}
