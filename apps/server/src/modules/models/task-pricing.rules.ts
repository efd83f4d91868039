import type { Deliverable, PriceLine } from '@gesso/contract';
import { AGENT_CHOICES, COMBINE_MODEL } from './catalogue-data.ts';
import type { FoundModel, PricedTask, QuoteRefusal } from './models.ts';
import type { PriceList, PriceListContent } from './price-list.ts';
import { priceGeneration, sumOf, underPath } from './pricing.rules.ts';

export type TaskToPrice = {
  readonly priceList: PriceList;
  readonly deliverables: readonly Deliverable[];
  readonly briefWords: number;
  readonly findModel: (key: string) => FoundModel | undefined;
};

/** Words of a brief that are charged together. */
const WORDS_PER_STEP = 100;

type PricedDeliverable = { readonly ok: true; readonly lines: readonly PriceLine[]; readonly available: boolean };

/**
 * Prices a task of the agent: its own work, then every deliverable at the price of its model.
 *
 * Pure. A combined video costs only its deliverable's processing. Refuses with the path of the deliverable.
 */
export function priceTask({ priceList, deliverables, briefWords, findModel }: TaskToPrice): PricedTask {
  const lines = [...processingLines(priceList.content.agent, deliverables, briefWords)];
  let available = true;
  for (const [index, deliverable] of deliverables.entries()) {
    const priced = priceDeliverable(priceList, deliverable, findModel);
    if (!priced.ok) return withPath(`deliverables.${index}`, priced);
    lines.push(...priced.lines);
    available &&= priced.available;
  }
  return { ok: true, lines, totalMillicredits: sumOf(lines), available, priceListVersion: priceList.version };
}

/** The agent's own work: planning, one share per deliverable, and a long brief. */
export function processingLines(
  agent: PriceListContent['agent'],
  deliverables: readonly { readonly count: number }[],
  briefWords: number,
): readonly PriceLine[] {
  const results = deliverables.reduce((sum, deliverable) => sum + deliverable.count, 0);
  const extraSteps = Math.max(0, Math.ceil((briefWords - agent.freeWords) / WORDS_PER_STEP));
  const lines = [
    toLine('Agent: planning', 1, agent.baseMillicredits),
    toLine('Agent: each deliverable', results, agent.perDeliverableMillicredits),
  ];
  if (extraSteps === 0) return lines;
  const label = `Brief: each ${WORDS_PER_STEP} words beyond ${agent.freeWords}`;
  return [...lines, toLine(label, extraSteps, agent.perHundredWordsMillicredits)];
}

function priceDeliverable(
  priceList: PriceList,
  deliverable: Deliverable,
  findModel: TaskToPrice['findModel'],
): PricedDeliverable | QuoteRefusal {
  const { model: key, settings } = chooseModel(deliverable, findModel);
  const model = findModel(key) ?? key;
  if (typeof model !== 'string' && !makes(model, deliverable)) return wrongKind(model, deliverable);
  if (settings.count !== undefined && settings.count !== 1) return countTwice();
  const priced = priceGeneration({ priceList, model, settings: withoutCount(settings) });
  if (!priced.ok) return priced;
  const { available } = priced.model.availability;
  if (deliverable.kind === 'combine') {
    return { ok: true, lines: [toLine('Combined video', deliverable.count, 0)], available };
  }
  return { ok: true, lines: priced.lines.map((line) => times(line, deliverable.count)), available };
}

function chooseModel(deliverable: Deliverable, findModel: TaskToPrice['findModel']) {
  if (deliverable.kind === 'combine') return withChosen(deliverable, { model: COMBINE_MODEL, settings: {} });
  const choices = AGENT_CHOICES[deliverable.kind];
  const usable = choices.find((choice) => findModel(choice.model)?.availability.available) ?? choices.at(-1);
  return withChosen(deliverable, usable ?? { model: deliverable.kind, settings: {} });
}

/** The agent's own settings count only where it chose the model; what the request says always wins. */
function withChosen(deliverable: Deliverable, chosen: { readonly model: string; readonly settings: object }) {
  if (deliverable.model !== undefined) return { model: deliverable.model, settings: deliverable.settings ?? {} };
  return { model: chosen.model, settings: { ...chosen.settings, ...deliverable.settings } as Record<string, unknown> };
}

function makes({ definition }: FoundModel, { kind }: Deliverable): boolean {
  if (kind === 'combine') return definition.key === COMBINE_MODEL;
  return definition.kind === kind && definition.key !== COMBINE_MODEL;
}

function wrongKind({ definition }: FoundModel, { kind }: Deliverable): QuoteRefusal {
  const message = `${definition.key} does not make a deliverable of kind ${kind}; choose a model of that kind`;
  return { ok: false, reason: 'invalid-request', errors: [{ path: 'model', message }] };
}

function countTwice(): QuoteRefusal {
  const message = 'must be left out here; the count of the deliverable says how many';
  return { ok: false, reason: 'invalid-settings', errors: [{ path: 'settings.count', message }] };
}

function withoutCount(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'count'));
}

function withPath(path: string, refusal: QuoteRefusal): QuoteRefusal {
  if ('errors' in refusal) return { ...refusal, errors: underPath(path, refusal.errors) };
  return { ...refusal, path: `${path}.${refusal.path}` };
}

function times(line: PriceLine, count: number): PriceLine {
  return toLine(line.label, line.quantity * count, line.unitMillicredits);
}

function toLine(label: string, quantity: number, unitMillicredits: number): PriceLine {
  return { label, quantity, unitMillicredits, millicredits: quantity * unitMillicredits };
}
