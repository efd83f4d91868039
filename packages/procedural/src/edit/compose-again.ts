import type { Brief, BriefText } from '../brief/brief.ts';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene, type KeptDecisions } from '../compose/compose-scene.ts';
import { DETAIL_LEVELS, type DetailLevel } from '../formats/styles.ts';
import type { Layer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { PAIRINGS } from '../type/pairings.ts';
import type { Change } from './change.ts';
import { colorsOf } from './edit-colors.ts';

/** Seeds of variations lie apart, so that those of one run's neighbouring seeds never meet. */
const SEED_STEP = 7919;

/** The one thing that is different this time; everything left out stays as it is in the scene. */
export interface Recast {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly kept?: KeptDecisions;
  readonly detail?: DetailLevel;
  /** Lets the palette be chosen anew, for instance because night has fallen. */
  readonly isPaletteFree?: boolean;
  /** Another layout in other type, out of the same brief, style and colours. */
  readonly variation?: number;
}

/**
 * Composes a scene again from what it was asked for: the same brief with the changes so far read into it, the same seed,
 * recipe, colours, type and grain, and one thing different.
 *
 * @param changes - All changes so far, oldest first, the present one last. Only those of texts, subjects, time and
 *   place are read into the brief; local ones are the caller's to apply again.
 */
export function composeAgain(scene: Scene, changes: readonly Change[], recast: Recast, library: SubjectLibrary): Scene {
  const { origin } = scene;
  const reading = changes.reduce(
    (brief, change) => readInto(brief, change, library),
    readBrief(origin.prompt, library),
  );
  const { variation = 0 } = recast;
  const pairing = variation === 0 ? PAIRINGS.find(({ name }) => name === origin.pairing) : undefined;
  const again = composeScene({
    brief: reading,
    // Four of one seed differ in crop and type; the seed itself is another one, or they could be variants of the same run.
    seed: origin.seed + Math.ceil(variation / 4) * SEED_STEP,
    variantIndex: (origin.variantIndex + variation) % 4,
    widthPx: recast.widthPx ?? scene.widthPx,
    heightPx: recast.heightPx ?? scene.heightPx,
    style: origin.style,
    palette: recast.isPaletteFree ? 'auto' : origin.palette,
    detail: recast.detail ?? DETAIL_LEVELS.find(({ id }) => id === origin.detail)?.id ?? 'standard',
    ...(origin.brand === undefined ? {} : { brand: origin.brand }),
    kept: {
      // A recipe of the closed list; `composeScene` wrote it.
      recipe: origin.recipe as NonNullable<KeptDecisions['recipe']>,
      ...(pairing === undefined ? {} : { pairing }),
      ...(recast.isPaletteFree ? {} : { colors: colorsOf(scene.palette) }),
      ...recast.kept,
    },
  });
  const gone = removedRoles(changes);
  const layers = again.layers.filter((layer) => !(layer.kind === 'text' && (gone.has('all') || gone.has(layer.role))));
  return { ...again, layers: withGrainOf(scene, layers) };
}

/** The texts that the brief has after the changes so far. */
export function briefAfter(scene: Scene, changes: readonly Change[], library: SubjectLibrary): Brief {
  return changes.reduce((brief, change) => readInto(brief, change, library), readBrief(scene.origin.prompt, library));
}

function readInto(brief: Brief, change: Change, library: SubjectLibrary): Brief {
  switch (change.kind) {
    case 'text': {
      const role = change.role ?? freeRole(brief);
      const at = brief.texts.findIndex((text) => text.role === role);
      const text: BriefText = { role, text: change.text };
      const texts = at < 0 ? [...brief.texts, text] : brief.texts.map((old, index) => (index === at ? text : old));
      return { ...brief, texts, isTextFree: false };
    }
    case 'replace-text': {
      const texts = brief.texts.flatMap((old) =>
        old.text.toLowerCase() !== change.from.toLowerCase()
          ? [old]
          : change.to === ''
            ? []
            : [{ ...old, text: change.to }],
      );
      return { ...brief, texts };
    }
    case 'remove-text':
      if (change.role === 'all') return { ...brief, texts: [], isTextFree: true };
      return {
        ...brief,
        texts: brief.texts.filter(({ role }) => (change.role === 'small' ? role === 'title' : role !== change.role)),
      };
    case 'replace-subject': {
      const [found] = readBrief(change.to, library).subjects;
      if (found === undefined) return brief;
      const at = brief.subjects.findIndex(({ word }) => change.from === undefined || isSameThing(word, change.from));
      const subject = { ...found, word: found.word };
      return {
        ...brief,
        subjects:
          at < 0
            ? [subject, ...brief.subjects.slice(1)]
            : brief.subjects.map((old, index) => (index === at ? { ...old, ...subject } : old)),
      };
    }
    case 'time':
      return { ...brief, timeOfDay: change.timeOfDay };
    case 'setting':
      return { ...brief, setting: change.setting };
    default:
      return brief;
  }
}

/** Whether a word of an instruction means a word of the brief: "red fox" and "fox". */
export function isSameThing(word: string, said: string): boolean {
  return word === said || word.split(' ').some((part) => said.split(' ').includes(part)) || `${word}s` === said;
}

function freeRole({ texts }: Brief): BriefText['role'] {
  const order: readonly BriefText['role'][] = ['title', 'tagline', 'place', 'date'];
  return order.find((role) => !texts.some((text) => text.role === role)) ?? 'tagline';
}

/** Roles whose last change took them away; a derived title would otherwise come back. */
function removedRoles(changes: readonly Change[]): ReadonlySet<TextLayer['role'] | 'all'> {
  const removed = new Set<TextLayer['role'] | 'all'>();
  for (const change of changes) {
    if (change.kind === 'remove-text' && change.role !== 'small') removed.add(change.role);
    if (change.kind === 'text') {
      removed.delete('all');
      if (change.role === undefined) removed.clear();
      else removed.delete(change.role);
    }
  }
  return removed;
}

/** Grain is not part of the brief: what the scene has of it stays. */
function withGrainOf(scene: Scene, layers: readonly Layer[]): readonly Layer[] {
  const grain = scene.layers.filter(({ kind }) => kind === 'grain');
  return [...layers.filter(({ kind }) => kind !== 'grain'), ...grain];
}
