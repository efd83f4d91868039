import type { Scene } from '../scene/scene.ts';
import type { SubjectLibrary } from '../subjects/subject-art.ts';
import type { Change } from './change.ts';
import type { Recast } from './compose-again.ts';

/** What a change is applied with. */
export interface ChangeContext {
  readonly library: SubjectLibrary;
  /** The changes before this one, oldest first. */
  readonly done: readonly Change[];
  /** Composes the scene again with this change and applies the earlier local ones to it once more. */
  readonly again: (scene: Scene, change: Change, recast: Recast) => Scene;
}

/** The scene after a change and a sentence about it; the same scene when the sentence says why not. */
export interface ChangeOutcome {
  readonly scene: Scene;
  readonly said: string;
}

/** Nothing was changed, for the reason given. */
export function same(scene: Scene, said: string): ChangeOutcome {
  return { scene, said };
}
