import { readBrief } from '../brief/read-brief.ts';
import { placeArt, subjectLayer } from '../compose/place-subject.ts';
import { contrastRatio } from '../palette/color.ts';
import type { Box, Layer, SubjectLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { artInk, sharedArea } from './art-ink.ts';
import type { Change } from './change.ts';
import { colorsBehind } from './colors-behind.ts';
import { isSameThing } from './compose-again.ts';
import { colorsOf } from './edit-colors.ts';
import { keepReadable } from './keep-readable.ts';
import { flipArt, moveArt, scaleArt, turnArt } from './reshape-art.ts';

/** Changes of one thing in the picture, everything else staying where it is. */
export type ThingChange = Extract<Change, { kind: 'subject-size' | 'rotate' | 'flip' | 'move' }>;

/** Side of an added thing as a share of the sheet's shorter side. */
const ADDED_SHARE = 0.2;
/** Tries between the wanted size or place and the present one. */
const TRIES = 8;
/** An ink box may reach this far past the sheet when a subject grows; drawings that bleed look intended. */
const BLEED = 0.08;
const IN_THE_SKY = /\b(moon|sun|star|cloud|bird|plane|balloon|rainbow|comet|planet|ufo|kite|rocket)\b/u;

/** Drawings that a word means; without one, all that were not added by hand. */
export function thingsOf(scene: Scene, word: string | undefined): readonly SubjectLayer[] {
  const drawings = scene.layers.filter((layer) => layer.kind === 'subject');
  const named = word === undefined ? [] : drawings.filter(({ subject }) => isSameThing(subject, word));
  if (named.length > 0) return named;
  return drawings.filter(({ id }) => !id.startsWith('added-'));
}

/** Applies a change to the drawings it means, as far as texts stay readable; `undefined` when nothing could change. */
export function reshapeThings(scene: Scene, change: ThingChange): Scene | undefined {
  const things = new Set(thingsOf(scene, change.word).map(({ id }) => id));
  if (things.size === 0) return undefined;
  const tries = change.kind === 'flip' ? 1 : TRIES;
  for (let step = 0; step < tries; step += 1) {
    const share = 1 - step / tries;
    const layers = scene.layers.map((layer) =>
      layer.kind === 'subject' && things.has(layer.id) ? reshaped(scene, layer, change, share) : layer,
    );
    const { scene: readable, failing } = keepReadable({ ...scene, layers });
    if (failing.length === 0) return readable;
  }
  return undefined;
}

function reshaped(scene: Scene, layer: SubjectLayer, change: ThingChange, share: number): SubjectLayer {
  const ink = artInk(layer.art);
  switch (change.kind) {
    case 'flip':
      return flipArt(layer);
    case 'rotate':
      return turnArt(layer, Math.round(change.degrees * share));
    case 'subject-size': {
      const wanted = 1 + (change.factor - 1) * share;
      const most = Math.min((scene.widthPx * (1 + BLEED)) / ink.widthPx, (scene.heightPx * (1 + BLEED)) / ink.heightPx);
      const factor = wanted > 1 ? Math.max(1, Math.min(wanted, most)) : wanted;
      // What stands on something keeps its feet there; everything else keeps its middle.
      const stands = layer.contactShadow !== undefined;
      return scaleArt(layer, factor, {
        xPx: ink.xPx + ink.widthPx / 2,
        yPx: ink.yPx + ink.heightPx * (stands ? 1 : 0.5),
      });
    }
    case 'move': {
      const room = (from: number, size: number, sheet: number, by: number): number => {
        const edge = -size * BLEED;
        return by < 0 ? Math.max(by, Math.min(0, edge - from)) : Math.min(by, Math.max(0, sheet - edge - from - size));
      };
      return moveArt(layer, {
        xPx: room(ink.xPx, ink.widthPx, scene.widthPx, change.x * share * scene.widthPx),
        yPx: room(ink.yPx, ink.heightPx, scene.heightPx, change.y * share * scene.heightPx),
      });
    }
    default:
      return change satisfies never;
  }
}

/** Puts a further drawing into the emptiest corner, in colours that stand off what is there. */
export function addThing(scene: Scene, word: string, library: SubjectLibrary): Scene | undefined {
  const [found] = readBrief(word, library).subjects;
  if (found === undefined) return undefined;
  const place = emptiestPlace(scene, IN_THE_SKY.test(found.word));
  const behind = colorsBehind(scene.layers, place);
  const backdrop = behind[Math.floor(behind.length / 2)] ?? '#ffffff';
  const { ink, ground, primary, secondary, accent, isDark } = colorsOf(scene.palette);
  const [dark, light] = isDark ? [ground, ink] : [ink, ground];
  const byContrast = [accent, light, primary, dark].filter((tone) => contrastRatio(tone, backdrop) >= 1.7);
  const main = byContrast[0] ?? (contrastRatio(light, backdrop) > contrastRatio(dark, backdrop) ? light : dark);
  const ramp = {
    tones: [dark, contrastRatio(primary, backdrop) > 1.3 ? primary : secondary, light],
    accent,
    main,
    under: main === dark ? light : dark,
  };
  const art = placeArt(found.art, ramp, {
    centerXPx: place.xPx + place.widthPx / 2,
    centerYPx: place.yPx + place.heightPx / 2,
    widthPx: place.widthPx,
    heightPx: place.heightPx,
  });
  const ids = new Set(scene.layers.map(({ id }) => id));
  let id = `added-${found.word.replaceAll(' ', '-')}`;
  for (let count = 2; ids.has(id); count += 1) id = `added-${found.word.replaceAll(' ', '-')}-${count}`;
  const layer = subjectLayer(found.word, art, { id, depth: 0.6 });
  const at = scene.layers.findIndex(({ slot, kind }) => slot === 'type' || kind === 'text' || slot === 'texture');
  const layers = at < 0 ? [...scene.layers, layer] : [...scene.layers.slice(0, at), layer, ...scene.layers.slice(at)];
  const credits = [...new Set([...scene.credits, ...(found.art.credit === undefined ? [] : [found.art.credit])])];
  const { scene: readable, failing } = keepReadable({ ...scene, layers, credits });
  return failing.length > 0 ? undefined : readable;
}

/** Takes away what a word names: a drawing, or a layer of that name such as the moon of a landscape. */
export function removeThing(scene: Scene, word: string): Scene | undefined {
  const isMeant = (layer: Layer): boolean => {
    if (layer.kind === 'text' || layer.slot === 'background') return false;
    if (layer.kind === 'subject' && isSameThing(layer.subject, word)) return true;
    const names = `${layer.name} ${layer.id}`.toLowerCase().split(/[\s-]+/u);
    return names.some((name) => name === word || `${name}s` === word || name === `${word}s`);
  };
  const layers = scene.layers.filter((layer) => !isMeant(layer));
  if (layers.length === scene.layers.length) return undefined;
  const { scene: readable, failing } = keepReadable({ ...scene, layers });
  return failing.length > 0 ? undefined : readable;
}

function emptiestPlace(scene: Scene, isHigh: boolean): Box {
  const { widthPx, heightPx } = scene;
  const shorter = Math.min(widthPx, heightPx);
  const side = shorter * ADDED_SHARE;
  const margin = shorter * 0.07;
  const taken = scene.layers.flatMap((layer) =>
    layer.kind === 'text'
      ? [{ box: layer.box, weight: 6 }]
      : layer.kind === 'subject'
        ? [{ box: artInk(layer.art), weight: 1 }]
        : [],
  );
  const rows = isHigh ? [0, 0.12, 0.25, 0.4, 0.7, 1] : [1, 0.75, 0.5, 0.25, 0];
  const columns = [1, 0, 0.82, 0.18, 0.5];
  let best: { readonly box: Box; readonly cost: number } | undefined;
  for (const [row, down] of rows.entries()) {
    for (const [column, across] of columns.entries()) {
      const box = {
        xPx: Math.round(margin + across * (widthPx - 2 * margin - side)),
        yPx: Math.round(margin + down * (heightPx - 2 * margin - side)),
        widthPx: Math.round(side),
        heightPx: Math.round(side),
      };
      const covered = taken.reduce((sum, { box: other, weight }) => sum + sharedArea(box, other) * weight, 0);
      // Order of the lists breaks ties: the first places are where a designer would put it.
      const cost = covered / (side * side) + (row + column) * 0.02;
      if (best === undefined || cost < best.cost) best = { box, cost };
    }
  }
  return best?.box ?? { xPx: 0, yPx: 0, widthPx: side, heightPx: side };
}
