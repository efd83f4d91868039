import type { Model, ModelKind, ReferenceRule } from '@gesso/contract';
import type { DraftReference } from './use-generator-draft.ts';

/** Those of the draft that this model takes, in their order. */
export function referencesToSend({ references: rule }: Model, drafted: readonly DraftReference[]): readonly string[] {
  return drafted
    .filter(({ kind }) => rule.kinds.includes(kind))
    .slice(0, rule.most)
    .map(({ assetId }) => assetId);
}

/** What a person must know of the references before running; undefined when all is well. */
export function describeReferences(model: Model, drafted: readonly DraftReference[]): string | undefined {
  const { least, most, kinds } = model.references;
  const sent = referencesToSend(model, drafted).length;
  if (sent < least) return `${model.name} needs ${count(least, model.references)}.`;
  if (drafted.length === sent) return undefined;
  if (most === 0) return `${model.name} takes no references; the prompt alone is used.`;
  const isOther = drafted.some(({ kind }) => !kinds.includes(kind));
  return isOther
    ? `${model.name} takes ${nameKinds(kinds)} only; the others are not used.`
    : `${model.name} takes ${count(most, model.references)} at most; the first are used.`;
}

const NOUNS: Readonly<Record<ModelKind, readonly [one: string, many: string]>> = {
  image: ['picture', 'pictures'],
  video: ['clip', 'clips'],
  model3d: ['3D model', '3D models'],
};

/** “pictures and clips” */
export function nameKinds(kinds: readonly ModelKind[]): string {
  return kinds.map((kind) => NOUNS[kind][1]).join(' and ');
}

function count(number: number, { kinds }: ReferenceRule): string {
  return `${number} ${kinds.map((kind) => NOUNS[kind][number === 1 ? 0 : 1]).join(' or ')}`;
}
