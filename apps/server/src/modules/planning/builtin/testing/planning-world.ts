import { parseSettings } from '@gesso/contract';
import type { ModelDefinition } from '@gesso/provider-kit';
import { createBflProvider } from '@gesso/providers/bfl';
import { createGessoProvider } from '@gesso/providers/gesso';
import { createKlingProvider } from '@gesso/providers/kling';
import { createMinimaxProvider } from '@gesso/providers/minimax';
import { createOpenaiProvider } from '@gesso/providers/openai';
import { createRecraftProvider } from '@gesso/providers/recraft';
import { createRodinProvider } from '@gesso/providers/rodin';
import { createRunwayProvider } from '@gesso/providers/runway';
import { createTripoProvider } from '@gesso/providers/tripo';
import type { PlanningModel, PlanningRequest, PlanStep } from '../../planning.ts';
import type { CorpusBrief } from './corpus-brief.ts';

const NO_KEYS = { read: () => undefined, allowedHosts: new Set<string>() };

/** The catalogue's own models, so that a plan is tried against the settings and prices that people meet. */
export const DEFINITIONS: readonly ModelDefinition[] = [
  createGessoProvider({ warmAfterMs: null }),
  createOpenaiProvider(NO_KEYS),
  createBflProvider(NO_KEYS),
  createRecraftProvider(NO_KEYS),
  createKlingProvider(NO_KEYS),
  createMinimaxProvider(NO_KEYS),
  createRunwayProvider(NO_KEYS),
  createTripoProvider(NO_KEYS),
  createRodinProvider(NO_KEYS),
].flatMap(({ models }) => models);

/** What the agent's own work costs, as the product states it: 44 and 6 for each result, in millicredits. */
const PLANNING = 44_000;
const EACH_RESULT = 6_000;

export function planningModels(which: 'built-in' | 'all'): readonly PlanningModel[] {
  return DEFINITIONS.map((definition) => ({
    key: definition.key,
    name: definition.name,
    kind: definition.kind,
    vendor: definition.vendor,
    isAvailable: which === 'all' || definition.vendor === 'gesso',
    settingsSchema: definition.settingsSchema,
    references: definition.references ?? { least: 0, most: 0, kinds: [] },
    isPromptOptional: definition.isPromptOptional === true,
    promptMaxCharacters: definition.promptMaxCharacters,
  }));
}

/** The price of steps by the models' own functions, in millicredits; undefined where settings are refused. */
export function priceOf(steps: readonly PlanStep[]): number | undefined {
  let total = PLANNING;
  for (const { kind, model, settings, count } of steps) {
    total += EACH_RESULT * count;
    if (kind === 'text' || kind === 'combine') continue;
    const definition = DEFINITIONS.find(({ key }) => key === model);
    if (definition === undefined) return undefined;
    const parsed = parseSettings(definition.settingsSchema, settings);
    if (!parsed.ok) return undefined;
    const lines = definition.price(parsed.settings, definition.defaultMillicredits);
    total += count * lines.reduce((sum, { millicredits }) => sum + millicredits, 0);
  }
  return total;
}

const MODELS = { 'built-in': planningModels('built-in'), all: planningModels('all') };

export function requestOf(entry: Partial<CorpusBrief> & { readonly brief: string }): PlanningRequest {
  return {
    brief: entry.brief,
    attachments: entry.attachments ?? [],
    earlier: [],
    brand: entry.brand ?? null,
    models: MODELS[entry.models ?? 'built-in'],
    ceilingMillicredits: entry.ceilingCredits === undefined ? null : entry.ceilingCredits * 1_000,
    answers: [],
    priceOf,
  };
}

/** Width over height of what a step makes. */
export function shareOfStep({ model, settings }: PlanStep): number {
  const definition = DEFINITIONS.find(({ key }) => key === model);
  const parsed = definition === undefined ? undefined : parseSettings(definition.settingsSchema, settings);
  if (definition === undefined || parsed?.ok !== true) return Number.NaN;
  const { widthPx, heightPx } = definition.resultSize(parsed.settings);
  return widthPx / heightPx;
}
