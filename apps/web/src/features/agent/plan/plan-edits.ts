import type { Model, RunStep, SettingValue } from '@gesso/contract';
import type { DraftSettings } from '../../../shared/settings-form/index.ts';

/** Kinds that take whatever is there, and make less of less; any other step cannot lose what it is made from. */
const SHRINKING: ReadonlySet<RunStep['kind']> = new Set(['combine', 'edit']);

/** A step with all that would be left without what it is made from: what has to be dropped together. */
export function droppedWith(steps: readonly RunStep[], id: string): readonly string[] {
  const dropped = new Set([id]);
  // Every pass that changes something drops a step, so there are at most as many passes as steps.
  for (let pass = 0; pass < steps.length; pass += 1) {
    for (const { id: other, kind, inputs, references } of steps) {
      const left = inputs.filter((input) => !dropped.has(input)).length;
      const isOrphan = left < inputs.length && (!SHRINKING.has(kind) || left + references.length === 0);
      if (isOrphan) dropped.add(other);
    }
  }
  return steps.filter((step) => dropped.has(step.id)).map((step) => step.id);
}

/**
 * Whether a person may choose how many. How many films and edits there are follows from what they are made from, and so
 * does the number of a step that makes one of each.
 */
export function isCountable(step: RunStep, steps: readonly RunStep[], model: Model | undefined): boolean {
  if (!model || step.kind === 'combine' || step.kind === 'edit' || step.kind === 'text') return false;
  const counts = step.inputs.map((id) => steps.find((other) => other.id === id)?.count ?? 0);
  const material = counts.reduce((sum, count) => sum + count, step.references.length);
  return material <= model.references.most || material !== step.count;
}

/** Only what differs: settings that were changed, and null for those that went back to their default. */
export function changedSettings(
  before: DraftSettings,
  after: DraftSettings,
): Readonly<Record<string, SettingValue | null>> | undefined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, after[name] ?? null]));
}
