export interface TestReport {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly durationMs: number;
  /** Of a test that failed. */
  readonly messages?: readonly string[];
}

/** What a suite found; `--json` prints it. */
export interface SuiteReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly ok: boolean;
  readonly tests: readonly TestReport[];
}

/** The part of jest's `--json` report that is read. */
interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number | null;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** @param isGreen - jest's own verdict: a file that does not even load has no tests to count */
export function readReport({ testResults }: JestReport, isGreen: boolean): SuiteReport {
  const tests = testResults.flatMap(({ name, status, message, assertionResults }): TestReport[] =>
    assertionResults.length === 0 && status === 'failed'
      ? [{ name, status: 'failed', durationMs: 0, messages: [message] }]
      : assertionResults.map(({ fullName, status: outcome, duration, failureMessages }) => ({
          name: fullName,
          status: outcome === 'passed' || outcome === 'failed' ? outcome : 'skipped',
          durationMs: duration ?? 0,
          ...(failureMessages.length > 0 && { messages: failureMessages }),
        })),
  );
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const failed = count('failed');
  return {
    passed: count('passed'),
    failed,
    skipped: count('skipped'),
    ok: isGreen && failed === 0,
    tests,
  };
}

/** One line for a person. */
export function summarize(what: string, { passed, failed, skipped }: SuiteReport): string {
  return `${what}: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}
