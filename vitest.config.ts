import { defineConfig } from 'vitest/config';

/** Suffix of tests that drive a real browser; they run one at a time because each starts a server of its own. */
const BROWSER_TESTS = '**/*.browser.test.ts';
const NEVER = ['**/node_modules/**', '**/dist/**', '**/.gesso/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/web/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...NEVER, BROWSER_TESTS],
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts'],
          exclude: [...NEVER, BROWSER_TESTS],
          globalSetup: ['apps/server/src/platform/database/testing/vitest-global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/*/src/**/*.browser.test.ts'],
          exclude: NEVER,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
