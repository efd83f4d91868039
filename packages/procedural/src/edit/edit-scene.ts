import { readBrief } from '../brief/read-brief.ts';
import type { Scene } from '../scene/scene.ts';
import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { applyChange } from './apply-change.ts';
import type { Change } from './change.ts';
import { readInstruction } from './read-instruction.ts';

/** An edited scene and what to tell about it, in full sentences. */
export interface EditedScene {
  /** The very same object when nothing was changed. */
  readonly scene: Scene;
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  /** Parts of the instruction that are none of a design's; they may be operations on its pixels. */
  readonly unread: readonly string[];
}

/** What `editScene` needs besides the scene. */
export interface EditTools {
  readonly library: SubjectLibrary;
}

/** What can be asked for, told whenever an instruction was not understood. */
export const EDIT_HELP =
  'Ask for a size of the headline, text or subject; a palette, colours, or warmer, cooler, darker, lighter; another ' +
  'background, font or format; a text to change, add or remove; the subject to replace, move, flip or rotate; something ' +
  'to add or remove; a time of day; more or less grain.';

/**
 * Changes a scene as an instruction in plain English says and leaves the rest as it was. Deterministic: the same scene
 * and instruction give the same scene.
 *
 * Sizes, colours behind text, grain and single things change in the layers; formats, palettes, subjects and scenery are
 * composed again with exactly that one thing different, and earlier edits are applied to it once more.
 *
 * @example editScene(scene, 'bigger headline and navy palette', { library: subjectLibrary })
 */
export function editScene(scene: Scene, instruction: string, { library }: EditTools): EditedScene {
  const subjects = subjectWords(scene, library);
  const reading = readInstruction(instruction, { widthPx: scene.widthPx, heightPx: scene.heightPx, subjects });
  const done: Change[] = scene.origin.edits.flatMap((past) => readInstruction(past, { ...scene, subjects }).changes);
  const changes: string[] = [];
  const notes: string[] = [];
  let current = scene;
  for (const change of reading.changes) {
    const outcome = applyChange(current, change, library, done);
    if (outcome.scene === current) {
      notes.push(outcome.said);
      continue;
    }
    if (looksSame(current, outcome.scene)) {
      notes.push('It looks like that already.');
      continue;
    }
    current = outcome.scene;
    done.push(change);
    changes.push(outcome.said);
  }
  for (const clause of reading.unread) notes.push(`“${clause.slice(0, 80)}” was not understood.`);
  if (reading.changes.length === 0 || reading.unread.length > 0) notes.push(EDIT_HELP);
  const { unread } = reading;
  if (changes.length === 0) return { scene, changes, notes, unread };
  const origin = { ...current.origin, edits: [...scene.origin.edits, instruction.slice(0, 1000)] };
  return { scene: { ...current, origin }, changes, notes, unread };
}

/** Whether nobody could see a difference: the fox replaced with a fox, or the palette that it has. */
function looksSame(before: Scene, after: Scene): boolean {
  const isSameSheet = before.widthPx === after.widthPx && before.heightPx === after.heightPx;
  return isSameSheet && JSON.stringify(before.layers) === JSON.stringify(after.layers);
}

/** Words of everything drawn and of everything the brief named, so that earlier edits still read the same. */
function subjectWords(scene: Scene, library: SubjectLibrary): readonly string[] {
  const drawn = scene.layers.flatMap((layer) => (layer.kind === 'subject' ? [layer.subject] : []));
  const named = readBrief(scene.origin.prompt, library).subjects.map(({ word }) => word);
  return [...new Set([...drawn, ...named])];
}
