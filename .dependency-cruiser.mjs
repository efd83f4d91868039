/**
 * Who may import whom; the drawing of it stands in CONTRIBUTING.md. A rule in the way is a conversation: change it here
 * with a page in docs/decisions/, never with an exception comment.
 */
const SERVER = '^apps/server/src';
const WEB = '^apps/web/src';
const TEST_FILES = '\\.(test|bench)\\.tsx?$';
const TEST_TOOLS = '^node_modules/(vitest|fast-check|playwright-core|axe-core)/';
const TESTING = '(\\.(test|bench)\\.tsx?$|/testing/)';

/**
 * @param {string} name
 * @param {string} comment - Printed with each violation.
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    forbid('no-cycles', 'A cycle hides who owns what.', {}, { circular: true }),
    forbid(
      'contract-is-a-leaf',
      'The contract imports no other workspace.',
      { path: '^packages/contract/' },
      { path: '^(apps|packages)/', pathNot: '^packages/contract/' },
    ),
    forbid(
      'procedural-is-pure',
      'The generator knows nothing of the product.',
      { path: '^packages/procedural/' },
      { path: '^(apps|packages)/', pathNot: '^packages/procedural/' },
    ),
    forbid(
      'canvas-core-is-small',
      'The editor core knows the contract only.',
      { path: '^packages/canvas-core/' },
      { path: '^(apps|packages)/', pathNot: '^packages/(canvas-core|contract)/' },
    ),
    forbid(
      'painter-sees-boards',
      'The board painter knows boards and the bundled typefaces only.',
      { path: '^packages/board-painter/' },
      { path: '^(apps|packages)/', pathNot: '^packages/(board-painter|canvas-core|procedural)/' },
    ),
    forbid(
      'kit-is-small',
      'The provider interface knows the contract only.',
      { path: '^packages/provider-kit/' },
      { path: '^(apps|packages)/', pathNot: '^packages/(provider-kit|contract)/' },
    ),
    forbid(
      'providers-see-the-kit',
      'An adapter sees the kit, the contract and the built-in generator.',
      { path: '^packages/providers/' },
      { path: '^(apps|packages)/', pathNot: '^packages/(providers|provider-kit|contract|procedural)/' },
    ),
    forbid(
      'providers-are-strangers',
      'One adapter never imports another.',
      { path: '^packages/providers/src/([^/]+)/' },
      { path: '^packages/providers/src/([^/]+)/', pathNot: '^packages/providers/src/$1/' },
    ),
    forbid(
      'only-main-picks-providers',
      'Adapters are injected; only the composition root and tests name them.',
      { path: SERVER, pathNot: `(${SERVER}/main\\.ts$|${TESTING})` },
      { path: '^packages/providers/' },
    ),
    forbid(
      'modules-are-strangers',
      'Stories across modules live in workflows.',
      { path: `${SERVER}/modules/([^/]+)/` },
      { path: `${SERVER}/modules/([^/]+)/`, pathNot: `${SERVER}/modules/$1/` },
    ),
    forbid(
      'modules-by-the-front-door',
      'Outsiders import a module through its index; their tests also its testing/ folder.',
      { path: `${SERVER}/(workflows|http|compose|main)` },
      { path: `${SERVER}/modules/[^/]+/(?!index\\.ts$|testing/)` },
    ),
    forbid(
      'modules-look-down',
      'Modules never see routes or workflows.',
      { path: `${SERVER}/modules/` },
      { path: `${SERVER}/(workflows|http|compose|main)` },
    ),
    forbid(
      'platform-is-below',
      'Platform serves modules and knows none.',
      { path: `${SERVER}/platform/` },
      { path: `${SERVER}/(modules|workflows|http|compose|main)` },
    ),
    forbid(
      'workflows-are-not-http',
      'A workflow runs from a route, a job or a test alike.',
      { path: `${SERVER}/workflows/` },
      { path: `${SERVER}/(http|compose|main)` },
    ),
    forbid(
      'http-is-below-main',
      'A route is built by the composition root and does not know it.',
      { path: `${SERVER}/http/` },
      { path: `${SERVER}/(compose|main)` },
    ),
    forbid(
      'rules-are-pure',
      'Rules compute; they touch no database, clock or network.',
      { path: '\\.rules\\.ts$' },
      { path: `(${SERVER}/platform/|\\.(store|service)\\.ts$|node_modules/)` },
    ),
    forbid(
      'rules-import-no-packages',
      'Rules need nothing but types and arithmetic.',
      { path: '\\.rules\\.ts$' },
      { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    ),
    forbid(
      'sql-in-stores',
      'Only stores, the database platform and tests speak SQL.',
      { path: SERVER, pathNot: `(\\.store\\.ts$|/platform/database|${TESTING})` },
      { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'features-are-strangers',
      'Features meet in app/.',
      { path: `${WEB}/features/([^/]+)/` },
      { path: `${WEB}/features/([^/]+)/`, pathNot: `${WEB}/features/$1/` },
    ),
    forbid(
      'web-shared-is-below',
      'Shared code knows no feature.',
      { path: `${WEB}/shared/` },
      { path: `${WEB}/(features|app)/` },
    ),
    forbid(
      'web-is-not-server',
      'They meet in the contract and the editor core.',
      { path: WEB },
      { path: '^(apps/server|packages/(providers|provider-kit))/' },
    ),
    forbid(
      'products-are-not-tests',
      'What runs in production imports no test code.',
      { path: '^(apps|packages)/', pathNot: TESTING },
      { path: TESTING },
    ),
    forbid(
      'tests-are-leaves',
      'A test file is imported by nobody; what tests share lives in testing/.',
      {},
      { path: TEST_FILES },
    ),
    forbid(
      'declared-dependencies',
      'Import only what your package.json lists.',
      { path: '^(apps|packages)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: TEST_TOOLS },
    ),
    forbid(
      'test-tools-in-tests',
      'The tools of the tests are listed once, at the root, and only tests use them.',
      { path: '^(apps|packages)/', pathNot: TESTING },
      { path: TEST_TOOLS },
    ),
    forbid('resolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^(apps|packages)/[^/]+/dist/|\\.css$)' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
