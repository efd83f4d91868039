import { fromHex } from '../palette/color.ts';
import type { Scene } from '../scene/scene.ts';
import type { Change } from './change.ts';
import { type ChangeContext, type ChangeOutcome, same } from './change-outcome.ts';
import { anotherGround, type ColorChange, changeColors, colorsOf, withGround } from './edit-colors.ts';
import { keepReadable } from './keep-readable.ts';

/** Stands for a change of colours that is already in the colours handed on. */
const RECOLOR: Change = { kind: 'colors', colors: [] };

/** Gives the whole design other colours. */
export function recolor(scene: Scene, change: ColorChange, context: ChangeContext): ChangeOutcome {
  const colors = changeColors(colorsOf(scene.palette), change);
  if (colors === undefined) return same(scene, 'There is no palette of that name.');
  const next = context.again(scene, change, { kept: { colors } });
  const isNamed = change.kind === 'palette' || change.kind === 'next-palette';
  const palette = isNamed ? colors.name : next.origin.palette;
  const said = isNamed
    ? `Used the palette ${colors.name}.`
    : change.kind === 'colors'
      ? `Used ${change.colors.join(', ')}.`
      : change.kind === 'swap-colors'
        ? 'Swapped the colours.'
        : `Made the colours ${change.tone.replace('-', ' ')}.`;
  return { scene: { ...next, origin: { ...next.origin, palette } }, said };
}

/** A flat background takes the colour itself; scenery is composed again on a sheet of that colour. */
export function changeGround(scene: Scene, wanted: string | undefined, context: ChangeContext): ChangeOutcome {
  const colors = colorsOf(scene.palette);
  const ground = wanted ?? anotherGround(colors);
  const said = `Made the background ${ground}.`;
  const at = scene.layers.findIndex(
    (layer) => layer.kind === 'fill' && layer.slot === 'background' && layer.paint.kind === 'solid',
  );
  const next = withGround(colors, ground);
  if (at < 0) {
    return {
      scene: context.again(scene, RECOLOR, { kept: { colors: next } }),
      said,
    };
  }
  const layers = scene.layers.map((layer, index) =>
    index === at && layer.kind === 'fill' ? { ...layer, paint: { kind: 'solid' as const, color: ground } } : layer,
  );
  const palette = { ...scene.palette, name: 'custom', ground: fromHex(ground), ink: fromHex(next.ink) };
  const checked = keepReadable({ ...scene, layers, palette });
  if (checked.failing.length === 0) return { scene: checked.scene, said };
  return { scene: context.again(scene, RECOLOR, { kept: { colors: next } }), said };
}

/** Night needs a dark sheet and day a light one: when the colours are the other kind, the palette is chosen anew. */
export function changeTime(
  scene: Scene,
  change: Extract<Change, { kind: 'time' }>,
  context: ChangeContext,
): ChangeOutcome {
  const { isDark } = colorsOf(scene.palette);
  const isPaletteFree = change.timeOfDay === 'night' ? !isDark : change.timeOfDay === 'day' ? isDark : false;
  return { scene: context.again(scene, change, { isPaletteFree }), said: `Made it ${change.timeOfDay}.` };
}
