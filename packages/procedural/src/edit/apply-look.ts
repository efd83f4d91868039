import { DETAIL_LEVELS } from '../formats/styles.ts';
import { boundsOf, flattenPath } from '../geometry/flatten-path.ts';
import type { GrainLayer, Layer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { artInk, sharedArea } from './art-ink.ts';
import type { Change } from './change.ts';
import { type ChangeContext, type ChangeOutcome, same } from './change-outcome.ts';
import { choosePairingFor } from './choose-pairing-for.ts';
import { keepReadable } from './keep-readable.ts';

const GRAIN_LIMITS = { least: 0.02, usual: 0.11, most: 0.5 };

/** Lays more or less grain over the picture, or none. */
export function changeGrain(scene: Scene, factor: number): ChangeOutcome {
  const [now] = scene.layers.filter((layer): layer is GrainLayer => layer.kind === 'grain');
  const rest = scene.layers.filter(({ kind }) => kind !== 'grain');
  if (factor === 0)
    return now === undefined
      ? same(scene, 'There is no grain.')
      : { scene: { ...scene, layers: rest }, said: 'Removed the grain.' };
  if (now === undefined && factor < 1) return same(scene, 'There is no grain.');
  const wanted =
    now === undefined
      ? GRAIN_LIMITS.usual
      : Math.min(GRAIN_LIMITS.most, Math.max(GRAIN_LIMITS.least, now.amount * factor));
  const layer: GrainLayer = now ?? {
    id: 'grain',
    name: 'Grain',
    slot: 'texture',
    kind: 'grain',
    depth: 1,
    seed: scene.origin.seed,
    amount: 0,
  };
  const amount = Math.round(wanted * 10_000) / 10_000;
  return {
    scene: { ...scene, layers: [...rest, { ...layer, amount }] },
    said: factor > 1 ? 'Made the grain stronger.' : 'Made the grain finer.',
  };
}

/** Sets the design in other typefaces. */
export function changeFont(
  scene: Scene,
  change: Extract<Change, { kind: 'font' }>,
  context: ChangeContext,
): ChangeOutcome {
  const pairing = choosePairingFor(change.wanted, scene);
  if (pairing === undefined) return same(scene, `No other bundled typeface is ${change.wanted} and has these letters.`);
  const next = context.again(scene, change, { kept: { pairing } });
  return { scene: next, said: `Set in ${pairing.title.family} with ${pairing.text.family}.` };
}

/** One level of detail less or more; where a level less shows nothing, the ornaments go. */
export function changeDetail(
  scene: Scene,
  change: Extract<Change, { kind: 'detail' }>,
  context: ChangeContext,
): ChangeOutcome {
  const at = DETAIL_LEVELS.findIndex(({ id }) => id === scene.origin.detail);
  const level = DETAIL_LEVELS[at + (change.isLess ? -1 : 1)]?.id;
  const next = level === undefined ? scene : context.again(scene, change, { detail: level });
  const isPlainer = countOf(next.layers) < countOf(scene.layers);
  if (!change.isLess) {
    return level === undefined
      ? same(scene, 'It has all the detail there is.')
      : { scene: next, said: 'Added detail.' };
  }
  if (isPlainer) return { scene: next, said: 'Took detail away.' };
  const plain = keepReadable({ ...next, layers: next.layers.filter((layer) => !isOrnament(layer, next)) });
  if (plain.failing.length > 0 || countOf(plain.scene.layers) === countOf(scene.layers)) {
    return same(scene, 'It is as plain as it gets.');
  }
  return { scene: plain.scene, said: 'Took the ornaments away.' };
}

/** What a picture is without: fields of dots, and shapes that nothing stands on. */
function isOrnament(layer: Layer, { layers }: Scene): boolean {
  if (layer.kind === 'dots') return true;
  if (layer.kind !== 'shapes' || layer.slot !== 'ornament' || layer.id === 'rule') return false;
  const { left, top, right, bottom } = boundsOf(layer.shapes.flatMap(({ d }) => flattenPath(d)));
  const box = { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
  return !layers.some((other) => {
    if (other.kind !== 'subject' && other.kind !== 'text') return false;
    const ink = other.kind === 'subject' ? artInk(other.art) : other.box;
    return sharedArea(ink, box) > ink.widthPx * ink.heightPx * 0.5;
  });
}

function countOf(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => sum + (layer.kind === 'shapes' ? layer.shapes.length : 1), 0);
}
