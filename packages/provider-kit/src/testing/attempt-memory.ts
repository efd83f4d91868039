import assert from 'node:assert/strict';
import type { AttemptMemory } from '../provider.ts';

/** A memory that outlives the provider of a test, as the database does. */
export function createAttemptMemory(): AttemptMemory & { readonly kept: () => string | null } {
  let kept: string | null = null;
  const files = new Map<string, Uint8Array>();
  return {
    kept: () => kept,
    read: async () => kept,
    keep: async (text) => {
      kept = text;
    },
    keepFile: async (bytes) => {
      const name = `file-${files.size + 1}`;
      files.set(name, bytes);
      return name;
    },
    openFile: async (name) => {
      const bytes = files.get(name);
      assert(bytes, `there is no file ${name}`);
      return bytes;
    },
  };
}
