import type { Model, Run, RunStep, SettingsSchema, StepKind, StepStatus } from '@gesso/contract';
import { formatCredits } from '../../../shared/format/credits.ts';
import type { AgentPrice, PlanPrice } from './plan-money.ts';

const NOUNS: Readonly<Record<StepKind, readonly [one: string, many: string]>> = {
  image: ['picture', 'pictures'],
  video: ['clip', 'clips'],
  model3d: ['3D model', '3D models'],
  edit: ['edit', 'edits'],
  combine: ['film', 'films'],
  text: ['text', 'texts'],
};

/** Numbers that read better as words at the head of a card. */
const COUNT_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;

/** What a plan makes, as its title: “Five pictures, five clips and one film”. */
export function titleOfPlan(steps: readonly Pick<RunStep, 'kind' | 'count'>[]): string {
  const counts = new Map<StepKind, number>();
  for (const { kind, count } of steps) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const parts = [...counts].map(([kind, count], index) => {
    const word = COUNT_WORDS[count] ?? String(count);
    return `${index === 0 ? word : word.toLowerCase()} ${NOUNS[kind][count === 1 ? 0 : 1]}`;
  });
  if (parts.length === 0) return 'Nothing to make';
  return new Intl.ListFormat('en-GB').format(parts);
}

/** “3 results”. */
export function countResults(count: number): string {
  return `${count} ${count === 1 ? 'result' : 'results'}`;
}

/** What the agent's own work is made of: “44 + 6 × 3 results”. */
export function explainAgentPrice(price: PlanPrice, agent: AgentPrice): string {
  const parts = [
    formatCredits(agent.baseMillicredits),
    `${formatCredits(agent.perDeliverableMillicredits)} × ${countResults(price.deliverables)}`,
    ...(price.lengthMillicredits > 0 ? [`${formatCredits(price.lengthMillicredits)} for a long brief`] : []),
  ];
  return parts.join(' + ');
}

/** Settings that say most about a result, in the order of telling; each model names its own. */
const TELLING = ['size', 'aspectRatio', 'aspect', 'ratio', 'duration', 'resolution', 'mode'];
/** A second line holds no more than this many of them beside the prompt. */
const MOST_TOLD = 3;

/** The grey second line of a step: its format and length as the model's form calls them, and how its prompt begins. */
export function secondLineOf(step: Pick<RunStep, 'prompt' | 'settings'>, schema: SettingsSchema | undefined): string {
  const told = TELLING.flatMap((name) => wordsForSetting(schema, name, step.settings[name]) ?? []).slice(0, MOST_TOLD);
  return [...told, step.prompt.trim().replaceAll(/\s+/g, ' ')].filter(Boolean).join(' · ');
}

function wordsForSetting(schema: SettingsSchema | undefined, name: string, value: unknown): string | null {
  const setting = schema?.properties[name];
  if (!setting) return null;
  const chosen = value ?? setting.default;
  if (setting.type === 'integer') {
    return typeof chosen === 'number' ? `${chosen}${setting['x-unit'] ? ` ${setting['x-unit']}` : ''}` : null;
  }
  if (setting.type !== 'string' || typeof chosen !== 'string' || !('enum' in setting)) return null;
  return setting['x-labels']?.[setting.enum.indexOf(chosen)] ?? chosen;
}

/** What a step's mark says to those who do not see it. */
export const STATUS_WORDS: Readonly<Record<StepStatus, string>> = {
  planned: 'planned',
  waiting: 'waiting',
  running: 'in the making',
  succeeded: 'done',
  'partly-succeeded': 'partly done',
  failed: 'failed',
  stopped: 'stopped',
};

/** Models that could take a step over, the ready ones first. A step keeps the kind of what it makes. */
export function modelsForStep(step: RunStep, models: readonly Model[]): readonly Model[] {
  const chosen = models.find(({ key }) => key === step.model);
  // A text has no model, and films and edits each have one that does nothing else.
  if (!chosen || step.kind === 'text' || step.kind === 'combine' || step.kind === 'edit') return chosen ? [chosen] : [];
  const parents = step.inputs.length + step.references.length;
  return models
    .filter(({ kind, references: { least, most } }) => {
      return kind === chosen.kind && least <= parents && (parents === 0 || most > 0);
    })
    .sort((a, b) => Number(b.available) - Number(a.available));
}

/** Steps whose model cannot run here. */
export function stepsWithoutModel(run: Run, models: readonly Model[]): readonly RunStep[] {
  const usable = new Set(models.filter(({ available }) => available).map(({ key }) => key));
  return run.plan.steps.filter(({ model }) => model !== null && !usable.has(model));
}

/** How a run that ended went, against its price: “71 of 84 credits; 13 came back.” */
export function describeCharge({ chargedMillicredits, quote }: Run): string {
  const charged = formatCredits(chargedMillicredits);
  const back = quote.totalMillicredits - chargedMillicredits;
  if (chargedMillicredits === 0) return 'Nothing was charged.';
  if (back <= 0) return `${charged} credits, as quoted.`;
  return `${charged} of ${formatCredits(quote.totalMillicredits)} credits; ${formatCredits(back)} came back.`;
}
