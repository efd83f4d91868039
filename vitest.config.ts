import { defineConfig } from 'vitest/config';

/** Tests that start a whole Gesso, with a browser or without; they run one at a time, since each fills two cores. */
const WHOLE_PRODUCT = ['**/*.browser.test.ts', '**/*.process.test.ts'];

/** Tests that draw, encode or mesh: what they make depends on no time zone, and it takes most of the processor. */
const ENGINES = ['**/*.engine.test.ts'];

/** Rules of the server that need no database and share their modules, like those of the packages. */
const PURE_SERVER = ['apps/server/src/modules/planning/{builtin/**/*,plan.rules}.test.ts'];

/** A bound for what hangs and not a measure of speed: on a machine with ten jobs a core a second takes ten. */
const HANGS_MS = 60_000;

const NEVER = ['**/node_modules/**', '**/dist/**', '**/.gesso/**'];

/**
 * What knows nothing of days, months and clocks: drawing, vendors' rows, files, boards and what is said of bad
 * input. It is run at UTC and left out in the other time zones, where all the rest is run again.
 */
const WITHOUT_DAYS = [
  'packages/{procedural,providers,provider-kit,canvas-core}/**',
  'scripts/check/**',
  'apps/server/src/workflows/{generate-asset,run-agent,keep-threads,upload-asset,export-asset,export-board,manage-project,move-project}/**',
  'apps/server/src/modules/{assets,board-versions,brand-kits,canvases,chat,exports,planning,projects,runs,vendors,word-policy}/**',
  'apps/server/src/http/{account,asset,auth,bad-*,bench-web,brand-kit,chat,collab,contract,design,events,export,generation,import,listen,ownership,people,run,vendor}*',
  'apps/server/src/platform/database/embedded-postgres.test.ts',
  'apps/server/src/platform/language-model/**',
];

const ELSEWHERE = (process.env.TZ ?? 'UTC') === 'UTC' ? [] : WITHOUT_DAYS;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: HANGS_MS,
          // Loading a file's modules anew takes longer than its tests; these keep nothing between them.
          isolate: false,
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/web/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            ...PURE_SERVER,
          ],
          exclude: [...NEVER, ...WHOLE_PRODUCT, ...ENGINES, ...ELSEWHERE],
        },
      },
      {
        test: {
          name: 'engine',
          testTimeout: 2 * HANGS_MS,
          hookTimeout: 2 * HANGS_MS,
          include: ['packages/*/src/**/*.engine.test.ts', 'apps/server/src/**/*.engine.test.ts'],
          exclude: [...NEVER],
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts'],
          exclude: [...NEVER, ...WHOLE_PRODUCT, ...ENGINES, ...PURE_SERVER, ...ELSEWHERE],
          globalSetup: ['apps/server/src/platform/database/testing/vitest-global-setup.ts'],
          testTimeout: HANGS_MS,
          hookTimeout: HANGS_MS,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['{apps,packages}/*/src/**/*.browser.test.ts', '{apps/*/src,scripts}/**/*.process.test.ts'],
          exclude: NEVER,
          fileParallelism: false,
          testTimeout: 5 * HANGS_MS,
          hookTimeout: 5 * HANGS_MS,
        },
      },
    ],
  },
});
