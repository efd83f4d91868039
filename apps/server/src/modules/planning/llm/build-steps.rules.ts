import { LIMITS } from '@gesso/contract';
import type { PlanFault } from '../plan.rules.ts';
import type { PlanningModel, PlanningRequest, PlanStep } from '../planning.ts';
import type { WrittenStep } from './answer-schema.ts';
import type { Handles } from './handles.rules.ts';
import { plainText } from './plain-text.rules.ts';

type Known = { readonly models: PlanningRequest['models']; readonly handles: Handles };

type Setting = PlanningModel['settingsSchema']['properties'][string];

/** Whatever a card can show of it; longer is cut, since nothing hangs on a title's end. */
const LONGEST_TITLE = LIMITS.stepTitleCharacters;

/** No setting of any model takes longer text. */
const LONGEST_VALUE = 2_000;

/**
 * Turns a step as a language model wrote it into a step of a plan, field by field.
 *
 * Only what is named here arrives: there is no field for a price or an approval. Handles become the ids they stand for;
 * one that stands for nothing stays as it is, and `findReferenceFaults` refuses it.
 */
export function buildStep(written: WrittenStep, { models, handles }: Known): PlanStep {
  const isText = written.kind === 'text';
  const model = models.find(({ key }) => key === written.model);
  return {
    id: written.id,
    kind: written.kind,
    title: plainText(written.title, LONGEST_TITLE),
    prompt: written.prompt.trim(),
    // What a model says about a text changes nothing about it, and is no reason to ask again.
    model: isText ? null : written.model,
    settings: isText ? {} : readSettings(written.settings, model),
    inputs: written.inputs,
    references: written.references.map((name) => handles.byHandle.get(name)?.assetId ?? name),
    count: isText ? 1 : written.count,
  };
}

/**
 * What only this planner must ask of its steps: their material must have been given, of a kind that the model takes,
 * and the model must be one that can run now.
 */
export function findOwnFaults(step: PlanStep, path: string, { models, handles }: Known): readonly PlanFault[] {
  const model = models.find(({ key }) => key === step.model);
  const faults: PlanFault[] = step.references.flatMap((id, index) => {
    const asset = handles.byHandle.get(id);
    const at = `${path}.references.${index}`;
    if (asset === undefined) return [{ path: at, message: 'names nothing that was given; use a handle of the data' }];
    if (step.references.indexOf(id) < index) return [{ path: at, message: 'must be named once' }];
    if (model === undefined || model.references.kinds.includes(asset.kind)) return [];
    return [{ path: at, message: `is of kind ${asset.kind}, which ${model.name} cannot be made from` }];
  });
  if (model?.isAvailable !== false) return faults;
  return [...faults, { path: `${path}.model`, message: `${model.name} cannot be used now; choose another` }];
}

/**
 * Names the steps of a sound plan s1, s2, … in their order: what names a step is kept and asked by, and is not left to
 * whatever a language model wrote.
 */
export function renumber(steps: readonly PlanStep[]): readonly PlanStep[] {
  const names = new Map(steps.map(({ id }, index) => [id, `s${index + 1}`]));
  const rename = (id: string): string => names.get(id) ?? id;
  return steps.map((step) => ({ ...step, id: rename(step.id), inputs: step.inputs.map(rename) }));
}

function readSettings(written: WrittenStep['settings'], model: PlanningModel | undefined): PlanStep['settings'] {
  const properties = model?.settingsSchema.properties ?? {};
  const values = written
    .filter(({ name }) => name !== 'count')
    .map(({ name, value }) => [name, readValue(value, Object.hasOwn(properties, name) ? properties[name] : undefined)]);
  // Made of entries, so that a setting called __proto__ is a setting and is refused as one.
  return Object.fromEntries(values) as PlanStep['settings']; // Entries of text, numbers and booleans.
}

/** A value that is not of its setting's type stays text, and the catalogue's schema says what is wrong with it. */
function readValue(value: string, setting: Setting | undefined): string | number | boolean {
  const text = plainText(value, LONGEST_VALUE);
  if (setting?.type === 'integer' && /^-?\d{1,12}(?:\.0+)?$/u.test(text)) return Number(text);
  if (setting?.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
