interface GuardEvent {
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

export function createGuard(
  readKeys: () => Promise<readonly string[]>,
): (event: GuardEvent) => Promise<{ readonly isAuthorized: boolean }>;
