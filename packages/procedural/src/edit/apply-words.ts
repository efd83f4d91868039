import type { Layer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import type { Change, TextChoice } from './change.ts';
import { type ChangeContext, type ChangeOutcome, same } from './change-outcome.ts';
import { briefAfter } from './compose-again.ts';
import { isChosen, removeTexts, setTextInPlace } from './edit-texts.ts';
import { keepReadable } from './keep-readable.ts';
import { resizeText } from './resize-text.ts';

const TEXT_NAMES: Readonly<Record<string, string>> = {
  title: 'headline',
  small: 'small text',
  all: 'text',
  'call-to-action': 'call to action',
};

/** Sets texts larger or smaller. */
export function resizeWords(scene: Scene, role: TextChoice, factor: number): ChangeOutcome {
  const name = TEXT_NAMES[role] ?? role;
  const has = scene.layers.some((layer) => layer.kind === 'text' && isChosen(layer, role));
  if (!has) return same(scene, `There is no ${name}.`);
  const resized = resizeText(scene, (layer) => isChosen(layer, role), factor);
  if (resized.factor === 1) {
    return same(
      scene,
      factor > 1 ? `The ${name} is as large as its place allows.` : `The ${name} is as small as can be read.`,
    );
  }
  const percent = Math.round(Math.abs(resized.factor - 1) * 100);
  const isShort = Math.abs(resized.factor - factor) > 0.02;
  return {
    scene: resized.scene,
    said: `Made the ${name} ${percent} % ${factor > 1 ? 'larger' : 'smaller'}${isShort ? ', which is as far as its place allows' : ''}.`,
  };
}

/** Sets texts in another colour, where they can be read in it. */
export function colorWords(scene: Scene, role: TextChoice, color: string): ChangeOutcome {
  const name = TEXT_NAMES[role] ?? role;
  const isMeant = (layer: Layer): layer is TextLayer => layer.kind === 'text' && isChosen(layer, role);
  if (!scene.layers.some(isMeant)) return same(scene, `There is no ${name}.`);
  const layers = scene.layers.map((layer) => (isMeant(layer) ? { ...layer, color } : layer));
  const { scene: checked } = keepReadable({ ...scene, layers });
  const isKept = checked.layers.every((layer) => !isMeant(layer) || layer.color === color);
  if (!isKept) return same(scene, `The ${name} could not be read in ${color} on its background.`);
  return { scene: checked, said: `Set the ${name} in ${color}.` };
}

/** Changes, adds or removes a text: in its place where it fits, else by laying the sheet out again. */
export function changeWords(
  scene: Scene,
  change: Extract<Change, { kind: 'text' | 'replace-text' | 'remove-text' }>,
  context: ChangeContext,
): ChangeOutcome {
  const texts = scene.layers.filter((layer) => layer.kind === 'text');
  if (change.kind === 'remove-text') {
    const chosen = texts.filter((layer) => isChosen(layer, change.role));
    const name = TEXT_NAMES[change.role] ?? change.role;
    const isShared =
      chosen.length === 0 ||
      ((change.role === 'date' || change.role === 'place') && chosen.some(({ text }) => text.includes('·')));
    const said = change.role === 'all' ? 'Removed all text.' : `Removed the ${name}.`;
    if (change.role === 'all' && texts.length > 0) return { scene: context.again(scene, change, {}), said };
    if (!isShared) return { scene: removeTexts(scene, change.role), said };
    const inBrief = briefAfter(scene, context.done, context.library).texts.some(({ role }) => role === change.role);
    return inBrief ? { scene: context.again(scene, change, {}), said } : same(scene, `There is no ${name}.`);
  }
  if (change.kind === 'replace-text') {
    const old = texts.find(({ text }) => text.toLowerCase() === change.from.toLowerCase());
    const inBrief = briefAfter(scene, context.done, context.library).texts.some(
      ({ text }) => text.toLowerCase() === change.from.toLowerCase(),
    );
    if (old === undefined && !inBrief) return same(scene, `There is no text “${change.from}”.`);
    if (change.to === '') return { scene: context.again(scene, change, {}), said: `Removed “${change.from}”.` };
    const inPlace = old === undefined ? undefined : readable(setTextInPlace(scene, old, change.to));
    return { scene: inPlace ?? context.again(scene, change, {}), said: `Changed “${change.from}” to “${change.to}”.` };
  }
  const held = texts.filter(({ role }) => role === change.role);
  const [only] = held;
  const inPlace =
    held.length === 1 && only !== undefined && !only.text.includes('·')
      ? readable(setTextInPlace(scene, only, change.text))
      : undefined;
  const name = change.role === undefined ? 'text' : (TEXT_NAMES[change.role] ?? change.role);
  const next = inPlace ?? context.again(scene, change, {});
  const isSet = holdsText(next, change.text);
  if (!isSet) return same(scene, `This style has no place for “${change.text}”.`);
  return {
    scene: next,
    said: held.length > 0 ? `Changed the ${name} to “${change.text}”.` : `Added the ${name} “${change.text}”.`,
  };
}

/** Whether a text is set somewhere; a headline may be set in several layers, in capitals, and cut. */
function holdsText(scene: Scene, text: string): boolean {
  const bare = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const set = scene.layers.flatMap((layer) => (layer.kind === 'text' ? [layer.text] : [])).join('');
  return bare(set).includes(bare(text).slice(0, 20));
}

function readable(scene: Scene | undefined): Scene | undefined {
  if (scene === undefined) return undefined;
  const checked = keepReadable(scene);
  return checked.failing.length > 0 ? undefined : checked.scene;
}
