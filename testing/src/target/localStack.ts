import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '@graphlets/local/stack';
import type { StackOptions } from '@graphlets/local/stackOptions';

/** The repository. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface TestStack extends Stack {
  /** Where its functions run; gone when it is closed. */
  readonly folder: string;
}

/** A stack of a test's own: free ports, a folder that goes when it closes, nothing watched. */
export async function startTestStack(options: Omit<StackOptions, 'root' | 'workFolder'>): Promise<TestStack> {
  const folder = mkdtempSync(join(tmpdir(), 'graphlets-stack-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    const stack = await startStack({ root: ROOT, workFolder: folder, ...options });
    return {
      ...stack,
      folder,
      async close() {
        await stack.close();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
