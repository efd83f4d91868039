import type { PlanningModel, PlanningRequest, PlanStep } from '../../planning.ts';
import type { Asked } from '../read/asked.ts';
import { withQuotes } from '../read/clean-brief.ts';
import { brandWords } from './brand-words.ts';
import type { Draft } from './draft.ts';
import { fitOthers, fitSeconds, fitSize } from './fit-settings.ts';
import { agentSettings, takesPictures } from './model-choices.ts';
import { shortened } from './write-prompt.ts';

export type Finishing = {
  readonly asked: Asked;
  readonly request: PlanningRequest;
  /** Key of the model by step; none for texts. */
  readonly chosen: ReadonlyMap<string, string>;
};

export type Finished = { readonly step: PlanStep; readonly notes: readonly string[] };

/** Most of a prompt where a model does not say. */
const LONGEST_PROMPT = 20_000;

/** Makes the step of a draft for its model: settings it has, references it takes, a prompt no longer than it reads. */
export function finishStep(draft: Draft, finishing: Finishing): Finished {
  const { asked, request, chosen } = finishing;
  const title = shortTitle(withQuotes(draft.title, asked.quotes));
  const base = { id: draft.id, title, kind: draft.kind, count: draft.count };
  const model = request.models.find(({ key }) => key === chosen.get(draft.id));
  if (draft.kind === 'text' || model === undefined) {
    const prompt = shortened(draft.prompt, LONGEST_PROMPT);
    const key = draft.kind === 'text' ? null : (chosen.get(draft.id) ?? null);
    return { step: { ...base, prompt, model: key, settings: {}, inputs: draft.inputs, references: [] }, notes: [] };
  }
  const size = draft.size === undefined ? undefined : fitSize(draft.size, model);
  const length = draft.seconds === undefined ? undefined : fitSeconds(draft.seconds, model);
  const references = referencesOf(draft, model, finishing);
  const step: PlanStep = {
    ...base,
    prompt: promptFor(draft, model, finishing),
    model: model.key,
    settings: {
      ...agentSettings(model),
      ...fitOthers(othersOf(draft, asked), model),
      ...size?.settings,
      ...length?.settings,
    },
    inputs: draft.kind === 'combine' || takesPictures(model) ? draft.inputs : [],
    references,
  };
  return { step, notes: [...(size?.misses ?? []), ...(length?.misses ?? [])] };
}

/** The brief's own words, and of a brand what the built-in engines read from the kit themselves. */
function promptFor(draft: Draft, model: PlanningModel, { asked, request }: Finishing): string {
  const most = Math.min(LONGEST_PROMPT, model.promptMaxCharacters ?? LONGEST_PROMPT);
  const words = withQuotes(draft.prompt, asked.quotes);
  const brand =
    draft.kind === 'combine' ? '' : brandWords(request.brand, { words, isBuiltIn: model.vendor === 'gesso' });
  const prompt = brand === '' ? words : `${words}${/[.!?…]$/u.test(words) ? '' : '.'} ${brand}`;
  const isLong = prompt.length > most;
  const short =
    isLong && brand !== '' ? `${shortened(words, most - brand.length - 2)} ${brand}` : shortened(prompt, most);
  return short === '' && !model.isPromptOptional ? draft.title : short;
}

function othersOf(draft: Draft, asked: Asked): Draft['settings'] {
  return {
    ...(asked.isHighQuality && draft.kind === 'image' ? { quality: 'high', detail: 'fine' } : {}),
    ...(asked.isTransparent && draft.kind === 'image' ? { background: 'transparent', outputFormat: 'png' } : {}),
    ...negativesOf(draft.prompt),
    ...(draft.isLoop ? { loop: true } : {}),
    ...draft.settings,
  };
}

/** Two words at most behind "no" or "without": more is seldom only what is to be left out. Names ("No Limits") are none. */
const LEFT_OUT =
  /(?<![\p{L}\d])(?:[Nn]o|[Ww]ithout(?: any)?) (\p{Ll}{3,}(?: \p{Ll}{3,})?)(?=\s*(?:[,.;!?]|$|(?:and|or|but)(?!\p{L})))/gu;

/** "no people" where a model is told of its own what to leave out. */
function negativesOf(prompt: string): Draft['settings'] {
  const words = [...new Set([...prompt.matchAll(LEFT_OUT)].flatMap((match) => match[1] ?? []))].slice(0, 4);
  return words.length === 0 ? {} : { negativePrompt: words.join(', ') };
}

/** What came with the brief and fits the model, in its order; a step made from others of the plan takes only those. */
function referencesOf(draft: Draft, model: PlanningModel, { asked, request }: Finishing): readonly string[] {
  const wants = draft.fromAttachments === 'yes' || (draft.fromAttachments === 'if-it-can' && draft.inputs.length === 0);
  if (!wants || model.references.most === 0) return [];
  const fit = request.attachments
    .filter(({ kind }) => model.references.kinds.includes(kind))
    .map(({ assetId }) => assetId);
  const unlike = [...new Set(fit)];
  const isLone = draft.kind !== 'image' && draft.kind !== 'combine' && !asked.speaksOfAttachments && unlike.length > 1;
  return isLone ? [] : unlike.slice(0, model.references.most);
}

function shortTitle(title: string): string {
  const letters = [...title.replace(/\s+/gu, ' ').trim()];
  return letters.length <= 100 ? letters.join('') : `${letters.slice(0, 99).join('').trimEnd()}…`;
}
