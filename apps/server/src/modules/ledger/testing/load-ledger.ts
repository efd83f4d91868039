import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as ledgerModule from '../index.ts';
import type { LedgerRules } from './ledger-rules.ts';

/** One textual change of the module's own source. `text` must stand in it exactly once. */
export type SourceChange = { readonly text: string; readonly replacement: string };

export type LoadedLedger = { readonly module: typeof ledgerModule; readonly rules: LedgerRules };

const FOLDER = new URL('../', import.meta.url).href;

/** Marks the addresses of one copy, so that Node loads it beside the ledger that is there already. */
const MARK = '?copy=';

/** Vitest answers an `import` from its own cache; one that stands in a module of Node's goes to Node. */
const NODE_IMPORT = 'data:text/javascript,export default (url) => import(url)';

let copies = 0;

/**
 * Loads the ledger's module once more from its source, with a change in it or without. What it imports from elsewhere is
 * shared; the files are left alone.
 *
 * @throws AssertionError when the text to change does not stand in the source exactly once: whoever moved it must say
 *   anew what the fault is.
 */
export async function loadLedger(change?: SourceChange): Promise<LoadedLedger> {
  const changedFile = change && findSource(change.text);
  const copy = `${MARK}${++copies}`;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const isOfCopy = context.parentURL?.endsWith(copy) && found.url.startsWith(FOLDER);
      return isOfCopy ? { ...found, url: found.url + copy } : found;
    },
    load(url, context, next) {
      if (!url.endsWith(copy)) return next(url, context);
      const file = fileURLToPath(url.slice(0, -copy.length));
      const source = readFileSync(file, 'utf8');
      const isChanged = change !== undefined && file === changedFile;
      const changed = isChanged ? source.replace(change.text, () => change.replacement) : source;
      return { format: 'module-typescript', source: changed, shortCircuit: true };
    },
  });
  try {
    const { default: load } = await import(/* @vite-ignore */ NODE_IMPORT);
    const fileNames = listSources('').filter((name) => name.endsWith('.rules.ts'));
    const rules = await Promise.all(fileNames.map((name) => load(FOLDER + name + copy)));
    return { module: await load(`${FOLDER}index.ts${copy}`), rules: Object.assign({}, ...rules) };
  } finally {
    hooks.deregister();
  }
}

function findSource(text: string): string {
  const found = listSources(fileURLToPath(FOLDER)).filter((file) => readFileSync(file, 'utf8').includes(text));
  assert.equal(found.length, 1, `${text} stands in ${found.length} files of the ledger`);
  const [file] = found as [string];
  assert.equal(readFileSync(file, 'utf8').split(text).length, 2, `${text} stands more than once in ${file}`);
  return file;
}

function listSources(prefix: string): readonly string[] {
  const names = readdirSync(fileURLToPath(FOLDER)).filter((name) => /^[\w.-]+\.ts$/.test(name));
  return names.filter((name) => !/\.(test|bench)\.ts$/.test(name)).map((name) => prefix + name);
}
