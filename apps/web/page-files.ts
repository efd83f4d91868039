import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const SOURCE = join(import.meta.dirname, 'src');
/** The page of a board, and what draws on it, which the page asks for as soon as it shows. */
const BOARD_PAGE = join(SOURCE, 'app', 'studio', 'StudioPage.tsx');
const DRAWING = join(SOURCE, 'features', 'canvas', 'board', 'open-board.ts');

/** Ids of modules, by how a page comes to them. */
type Reach = {
  /** Every page begins with these. */
  readonly entry: ReadonlySet<string>;
  readonly board: ReadonlySet<string>;
  /** Of the board's page alone: what begins to load its panels must not come along with a board on another page. */
  readonly boardPage: ReadonlySet<string>;
  /** Pages without a board. */
  readonly others: ReadonlySet<string>;
  readonly drawing: ReadonlySet<string>;
};

/**
 * Puts what a page needs at once into few files. Left alone, each set of pages that share something gets a file of its own:
 * some sixty more requests before a board shows, and 20 KB more, since each is compressed for itself.
 *
 * Which modules that are is known only after a build, when all that nobody uses was left out; so there are two. To guess
 * it from the imports would put whole libraries into the page of which it uses a part.
 *
 * @param plugins - Those of the build itself, made anew.
 */
export function pageFiles(plugins: () => Plugin[][]): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    async config() {
      const output = { codeSplitting: { groups: groupsFor(await findReach(plugins())) } };
      return { build: { rolldownOptions: { output } } };
    },
  };
}

function groupsFor({ entry, board, boardPage, others, drawing }: Reach): Rolldown.CodeSplittingGroup[] {
  const groups: readonly (readonly [string, (id: string) => boolean])[] = [
    ['app', (id) => entry.has(id)],
    ['shared', (id) => board.has(id) && others.has(id)],
    ['board', (id) => board.has(id)],
    ['drawing', (id) => drawing.has(id)],
  ];
  return groups.map(([name, holds], position) => ({
    name,
    // What draws keeps a file of its own, by which it is known.
    test: (id) => !boardPage.has(id) && id !== DRAWING && holds(id),
    // A group also takes what its modules import, so the one that the others build on goes first.
    priority: groups.length - position,
  }));
}

async function findReach(plugins: Plugin[][]): Promise<Reach> {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    plugins,
    logLevel: 'error',
    build: { write: false, minify: false, cssMinify: false, assetsInlineLimit: 0 },
  });
  // With one output and no watching there is one answer of this type.
  const chunks = (built as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reachOf = (roots: readonly Rolldown.OutputChunk[]): ReadonlySet<string> => {
    const seen = new Set(roots);
    for (const chunk of seen) {
      for (const imported of chunk.imports.flatMap((file) => byFile.get(file) ?? [])) seen.add(imported);
    }
    return new Set([...seen].flatMap((chunk) => chunk.moduleIds));
  };
  const pages = chunks.filter(({ facadeModuleId }) => facadeModuleId?.startsWith(join(SOURCE, 'app', 'routes')));
  const at = (id: string) => chunks.filter(({ facadeModuleId }) => facadeModuleId === id);
  return {
    entry: reachOf(chunks.filter(({ isEntry }) => isEntry)),
    board: reachOf(at(BOARD_PAGE)),
    boardPage: new Set(at(BOARD_PAGE).flatMap(({ moduleIds }) => moduleIds)),
    others: reachOf(pages),
    drawing: reachOf(at(DRAWING)),
  };
}
