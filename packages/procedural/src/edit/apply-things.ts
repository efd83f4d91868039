import { readBrief } from '../brief/read-brief.ts';
import type { Scene } from '../scene/scene.ts';
import type { Change } from './change.ts';
import { type ChangeContext, type ChangeOutcome, same } from './change-outcome.ts';
import { briefAfter, isSameThing } from './compose-again.ts';
import { addThing, removeThing, reshapeThings, type ThingChange, thingsOf } from './edit-things.ts';

/** Puts another subject in the place of one. */
export function replaceSubject(
  scene: Scene,
  change: Extract<Change, { kind: 'replace-subject' }>,
  context: ChangeContext,
): ChangeOutcome {
  const [found] = readBrief(change.to, context.library).subjects;
  if (found === undefined) return same(scene, `There is no drawing for “${change.to}”.`);
  const brief = briefAfter(scene, context.done, context.library);
  const isKnown =
    change.from === undefined ||
    brief.subjects.some(({ word }) => change.from !== undefined && isSameThing(word, change.from));
  if (!isKnown) return same(scene, `There is no ${change.from} to replace.`);
  return {
    scene: context.again(scene, change, {}),
    said: `Replaced ${change.from ?? 'the subject'} with ${found.word}.`,
  };
}

/** Resizes, turns, flips or moves what is drawn. */
export function changeThings(scene: Scene, change: ThingChange): ChangeOutcome {
  const [thing] = thingsOf(scene, change.word);
  if (thing === undefined) return same(scene, 'There is no subject to change.');
  const changed = reshapeThings(scene, change);
  if (changed === undefined) return same(scene, 'There is no room for that without covering the text.');
  const done = { 'subject-size': 'Resized', rotate: 'Turned', flip: 'Flipped', move: 'Moved' }[change.kind];
  return { scene: changed, said: `${done} the ${thing.subject}.` };
}

/** Adds a drawing, or takes one away. */
export function addOrRemove(
  scene: Scene,
  change: Extract<Change, { kind: 'add' | 'remove' }>,
  { library }: ChangeContext,
): ChangeOutcome {
  const { word } = change;
  if (change.kind === 'remove') {
    const rest = removeThing(scene, word);
    return rest === undefined
      ? same(scene, `There is no ${word} to remove.`)
      : { scene: rest, said: `Removed ${word}.` };
  }
  const added = addThing(scene, word, library);
  return added === undefined
    ? same(scene, `There is no drawing for “${word}”, or no room for it.`)
    : { scene: added, said: `Added ${word}.` };
}
