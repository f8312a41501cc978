interface GuardEvent {
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

export function createGuard(
  readKey: () => Promise<string>,
): (event: GuardEvent) => Promise<{ readonly isAuthorized: boolean }>;
