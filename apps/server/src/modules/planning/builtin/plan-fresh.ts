import { readBrief } from '@gesso/procedural';
import type { PlanningAnswer, PlanningRequest, PlanStep } from '../planning.ts';

/** Plans a brief that stands alone. */
export function planFresh(request: PlanningRequest): PlanningAnswer {
  const brief = readBrief(request.brief);
  const model = ['gpt-image', 'gesso-image'].find((key) =>
    request.models.some((other) => other.key === key && other.isAvailable),
  );
  const step: PlanStep = {
    id: 's1',
    kind: 'image',
    title: brief.medium === 'picture' ? 'Picture' : brief.medium,
    prompt: request.brief,
    model: model ?? 'gesso-image',
    settings: {},
    inputs: [],
    references: [],
    count: Math.min(40, Number(/\b(\d{1,2})\b/u.exec(request.brief)?.[1] ?? 1)) || 1,
  };
  return {
    planner: 'builtin',
    notes: [],
    usage: null,
    kind: 'plan',
    plan: { version: 1, rationale: 'One step makes what the brief asks for.', steps: [step] },
  };
}
