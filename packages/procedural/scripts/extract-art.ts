/**
 * Writes src/subjects/extracted-art.generated.json: drawings of Noto Emoji (Apache-2.0) and Tabler (MIT) for things that
 * the first two sets lack, flattened. The whole sets are 27 MB, of which this is what the subject table names. Run it after a line with `n:` or `t:` was added to the table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readSvg } from '../src/brand/read-svg.ts';
import { SYNONYMS } from '../src/subjects/synonyms.ts';

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string; readonly hidden?: boolean } | undefined>>;
  readonly width?: number;
  readonly height?: number;
}

const require = createRequire(import.meta.url);
const load = (file: string): IconSet =>
  // The sets are JSON of a published form; only the fields above are read.
  JSON.parse(readFileSync(file, 'utf8')) as IconSet;
const noto = load(require.resolve('@iconify-json/noto/icons.json'));
const tabler = load(require.resolve('@iconify-json/tabler/icons.json'));

const extracted: Record<string, unknown> = {};
for (const id of [...new Set(SYNONYMS.values())]) {
  if (id.startsWith('n:')) extract(noto, id.slice(2), id);
  if (id.startsWith('t:')) extract(tabler, `${id.slice(2)}-filled`, id);
}
const json = `${JSON.stringify({ '//': 'Written by scripts/extract-art.ts. Do not edit.', ...extracted })}\n`;
writeFileSync(new URL('../src/subjects/extracted-art.generated.json', import.meta.url), json);
process.stdout.write(`${Object.keys(extracted).length} drawings, ${Math.round(json.length / 1024)} KB\n`);

/** Art with lines instead of surfaces is passed over: recipes recolour and light surfaces. */
function extract(set: IconSet, name: string, id: string): void {
  const icon = set.icons[name];
  if (icon === undefined || icon.hidden === true) return void process.stderr.write(`${id} is not in its set\n`);
  const [width, height] = [set.width ?? 16, set.height ?? 16];
  const reading = readSvg(`<svg viewBox="0 0 ${width} ${height}">${icon.body}</svg>`);
  const filled = reading.ok ? reading.drawing.shapes.filter(({ fill }) => fill !== undefined) : [];
  if (!reading.ok || filled.length === 0) return void process.stderr.write(`${id} has no surfaces\n`);
  const { widthUnits, heightUnits } = reading.drawing;
  extracted[id] = [
    widthUnits,
    heightUnits,
    ...filled.map(({ d, fill, rule, opacity }) => [d, fill, rule === undefined ? 0 : 1, opacity ?? 1]),
  ];
}
