import { STYLES } from '../formats/styles.ts';
import type { Scene } from '../scene/scene.ts';
import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { changeGround, changeTime, recolor } from './apply-colors.ts';
import { changeDetail, changeFont, changeGrain } from './apply-look.ts';
import { addOrRemove, changeThings, replaceSubject } from './apply-things.ts';
import { changeWords, colorWords, resizeWords } from './apply-words.ts';
import type { Change } from './change.ts';
import { type ChangeContext, type ChangeOutcome, same } from './change-outcome.ts';
import { composeAgain } from './compose-again.ts';

/**
 * Applies one change, by changing layers where that is enough and by composing again where it is not.
 *
 * @param done - The changes before this one, oldest first.
 */
export function applyChange(
  scene: Scene,
  change: Change,
  library: SubjectLibrary,
  done: readonly Change[],
): ChangeOutcome {
  if (!isComposed(scene) && !LOCAL.has(change.kind) && change.kind !== 'grain') {
    return same(scene, 'This picture has no layout that could be composed again; only its parts can be changed.');
  }
  return apply(scene, change, { library, done, again: (...call) => again(library, done, ...call) });
}

function apply(scene: Scene, change: Change, context: ChangeContext): ChangeOutcome {
  switch (change.kind) {
    case 'text-size':
      return resizeWords(scene, change.role, change.factor);
    case 'text':
    case 'replace-text':
    case 'remove-text':
      return changeWords(scene, change, context);
    case 'text-color':
      return colorWords(scene, change.role, change.color);
    case 'palette':
    case 'next-palette':
    case 'colors':
    case 'tone':
    case 'swap-colors':
      return recolor(scene, change, context);
    case 'ground':
      return changeGround(scene, change.color, context);
    case 'grain':
      return changeGrain(scene, change.factor);
    case 'format':
      return changeFormat(scene, change, context);
    case 'font':
      return changeFont(scene, change, context);
    case 'recipe':
      if (change.recipe === scene.origin.recipe) return same(scene, 'The design has that style already.');
      return {
        scene: context.again(scene, change, { kept: { recipe: change.recipe } }),
        said: `Composed as ${change.recipe.replaceAll('-', ' ')}.`,
      };
    case 'replace-subject':
      return replaceSubject(scene, change, context);
    case 'add':
    case 'remove':
      return addOrRemove(scene, change, context);
    case 'subject-size':
    case 'rotate':
    case 'flip':
    case 'move':
      return changeThings(scene, change);
    case 'time':
      return changeTime(scene, change, context);
    case 'setting': {
      // Outdoors only a landscape shows where it is.
      const kept = change.setting === 'interior' ? {} : ({ recipe: 'landscape' } as const);
      return { scene: context.again(scene, change, { kept }), said: `Moved the scene to: ${change.setting}.` };
    }
    case 'detail':
      return changeDetail(scene, change, context);
    case 'vary':
      return {
        scene: context.again(scene, change, { variation: change.number }),
        said: `Composed another way, variation ${change.number}.`,
      };
    default:
      return change satisfies never;
  }
}

function changeFormat(
  scene: Scene,
  change: Extract<Change, { kind: 'format' }>,
  context: ChangeContext,
): ChangeOutcome {
  const { widthPx, heightPx, label } = change;
  if (widthPx === scene.widthPx && heightPx === scene.heightPx) return same(scene, 'The sheet has that size already.');
  const next = context.again(scene, change, { widthPx, heightPx });
  return { scene: next, said: `Laid out for ${label}, ${widthPx} × ${heightPx}.` };
}

/** Composes again and applies the local changes of before to the new layout; those that no longer can are dropped. */
function again(
  library: SubjectLibrary,
  done: readonly Change[],
  ...[scene, change, recast]: Parameters<ChangeContext['again']>
): Scene {
  const isRecolored = recast.kept?.colors !== undefined || recast.isPaletteFree === true;
  const context: ChangeContext = { library, done, again: (same) => same };
  const composed = composeAgain(scene, [...done, change], recast, library);
  const next = done
    .filter((past) => LOCAL.has(past.kind) && !(OF_COLOR.has(past.kind) && isRecolored))
    .reduce((current, past) => apply(current, past, context).scene, composed);
  return { ...next, origin: { ...next.origin, edits: scene.origin.edits } };
}

/** Traced pictures and palette cards are scenes that no recipe made. */
function isComposed({ origin }: Scene): boolean {
  return STYLES.some(({ id }) => id === origin.recipe);
}

/** Local changes that new colours for everything take back. */
const OF_COLOR: ReadonlySet<Change['kind']> = new Set(['ground', 'text-color']);

/** Changes that live in the layers alone; all others are in the brief, the palette, the recipe or the size by now. */
const LOCAL: ReadonlySet<Change['kind']> = new Set([
  'text-size',
  'text-color',
  'ground',
  'add',
  'remove',
  'subject-size',
  'rotate',
  'flip',
  'move',
]);
