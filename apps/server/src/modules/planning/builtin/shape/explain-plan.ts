import type { PlanningRequest, PlanStep } from '../../planning.ts';
import type { Asked } from '../read/asked.ts';

const NOUNS: Readonly<Record<PlanStep['kind'], readonly [string, string]>> = {
  image: ['picture', 'pictures'],
  video: ['clip', 'clips'],
  model3d: ['3D model', '3D models'],
  edit: ['edit', 'edits'],
  combine: ['combined video', 'combined videos'],
  text: ['text', 'texts'],
};

/** Why it is planned so, in one or two sentences that claim nothing the plan does not hold. */
export function explainPlan(steps: readonly PlanStep[], asked: Asked, request: PlanningRequest): string {
  const parts = [...Map.groupBy(steps, ({ kind }) => kind)].map(([kind, group]) => {
    const count = group.reduce((sum, step) => sum + step.count, 0);
    return `${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`;
  });
  return [`${listed(parts)}${withModels(steps, request)}.`, reasonOf(steps, asked, request)]
    .filter((one) => one !== '')
    .join(' ');
}

function withModels(steps: readonly PlanStep[], { models }: PlanningRequest): string {
  const names = [...new Set(steps.flatMap(({ kind, model }) => (kind === 'combine' ? [] : (model ?? []))))].map(
    (key) => models.find((model) => model.key === key)?.name ?? key,
  );
  return names.length === 0 ? '' : ` with ${listed(names)}`;
}

function reasonOf(steps: readonly PlanStep[], asked: Asked, { brand }: PlanningRequest): string {
  const fromPictures = steps.some(({ kind, inputs }) => kind === 'video' && inputs.length > 0);
  if (fromPictures) return 'The clips start from the pictures, so that they show the same things.';
  const formats = new Set(asked.pieces.map(({ deliverable }) => deliverable.title));
  if (formats.size > 1) return 'Each format gets its own step and the same idea, so that they look like one family.';
  if (brand !== null) return `They follow the brand kit ${brand.name.slice(0, 80)}.`;
  if (steps.some(({ references }) => references.length > 0)) return 'They start from what is attached.';
  return '';
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
