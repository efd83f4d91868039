import type { ModelKind, SettingsSchema } from '@gesso/contract';
import { COMBINE_MODEL } from '../../plan.rules.ts';
import type { PlanningModel } from '../../planning.ts';
import type { Piece } from './follow-up.ts';

export const EDIT_MODEL = 'gesso-edit';
const BUILT_IN = 'gesso';

/** A model that can be run now and takes the given kind as material. */
export function takesNow(model: PlanningModel, kind: ModelKind): boolean {
  return model.isAvailable && model.references.most > 0 && model.references.kinds.includes(kind);
}

/** The model of a key, where it can be run now. */
export function findModel(models: readonly PlanningModel[], key: string): PlanningModel | undefined {
  return models.find((model) => model.key === key && model.isAvailable);
}

/** A model that repaints pictures as it is told; none of the built-in ones does. */
export function findRepainter(models: readonly PlanningModel[]): PlanningModel | undefined {
  return models.find((model) => model.kind === 'image' && model.vendor !== BUILT_IN && takesNow(model, 'image'));
}

/**
 * The model for a clip or mesh made from a piece: the one that is named in the brief, the built-in one for its own designs
 * because it moves their layers, else one with a key before the built-in one.
 *
 * @param isFrugal - Only the built-in ones, because others would go over the ceiling.
 */
export function chooseMaker(
  models: readonly PlanningModel[],
  wanted: { readonly kind: ModelKind; readonly piece: Piece; readonly brief: string; readonly isFrugal: boolean },
): PlanningModel | undefined {
  const { kind, piece, brief, isFrugal } = wanted;
  const able = models.filter(
    (model) => model.kind === kind && model.key !== COMBINE_MODEL && takesNow(model, piece.kind),
  );
  const builtIn = able.find(({ vendor }) => vendor === BUILT_IN);
  if (isFrugal) return builtIn;
  const named = able.find((model) => isNamed(model, brief));
  if (named !== undefined) return named;
  if (piece.hasScene && builtIn !== undefined) return builtIn;
  return able.find(({ vendor }) => vendor !== BUILT_IN) ?? builtIn;
}

/** A model that makes more of a kind from words alone or with a reference. */
export function chooseAnew(
  models: readonly PlanningModel[],
  kind: ModelKind,
  isFrugal: boolean,
): PlanningModel | undefined {
  const able = models.filter(
    (model) => model.kind === kind && model.isAvailable && model.references.least === 0 && model.key !== COMBINE_MODEL,
  );
  const builtIn = able.find(({ vendor }) => vendor === BUILT_IN);
  return isFrugal ? builtIn : (able.find(({ vendor }) => vendor !== BUILT_IN) ?? builtIn);
}

/** Models that a brief names and that have no key now, so that the creator hears why they were not taken. */
export function namedWithoutKey(models: readonly PlanningModel[], brief: string): readonly PlanningModel[] {
  return models.filter((model) => !model.isAvailable && isNamed(model, brief));
}

function isNamed({ key, name }: PlanningModel, brief: string): boolean {
  const text = brief.toLowerCase();
  const [word = ''] = name.toLowerCase().split(' ');
  return (
    text.includes(key) ||
    text.includes(name.toLowerCase()) ||
    new RegExp(`\\b(?:with|using|by|on) ${escaped(word)}\\b`, 'u').test(text)
  );
}

function escaped(word: string): string {
  return word.replace(/[^\p{L}\d]/gu, '\\$&');
}

/** What is wished for, by the names of settings; only what the model has and takes is kept. */
export function settingsFor(
  schema: SettingsSchema,
  wishes: Readonly<Record<string, string | number | boolean | undefined>>,
): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wishes)) {
    const setting = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (setting === undefined || value === undefined) continue;
    if (setting.type === 'boolean' && typeof value === 'boolean') kept[name] = value;
    else if (setting.type === 'integer' && typeof value === 'number') {
      kept[name] = Math.min(setting.maximum, Math.max(setting.minimum, Math.round(value)));
    } else if (setting.type === 'string' && 'enum' in setting) {
      const choice = choiceFor(setting.enum, value);
      if (choice !== undefined) kept[name] = choice;
    }
  }
  return kept;
}

/** A listed value as it is, and of lists of numbers such as seconds the nearest. */
function choiceFor(choices: readonly string[], value: string | number | boolean): string | undefined {
  if (typeof value === 'boolean') return undefined;
  const same = choices.find((choice) => choice === String(value));
  if (same !== undefined || typeof value === 'string') return same;
  return choices
    .filter((choice) => Number.isFinite(Number.parseFloat(choice)))
    .toSorted(
      (left, right) => Math.abs(Number.parseFloat(left) - value) - Math.abs(Number.parseFloat(right) - value),
    )[0];
}

/** Size or proportion of the schema's lists that is nearest to a shape; of equal ones the first, which is the usual one. */
export function shapeSettings(
  schema: SettingsSchema,
  shape: { readonly widthPx: number | null; readonly heightPx: number | null },
): Readonly<Record<string, string>> {
  const { widthPx, heightPx } = shape;
  if (widthPx === null || heightPx === null || widthPx <= 0 || heightPx <= 0) return {};
  const wanted = Math.log(widthPx / heightPx);
  for (const name of ['size', 'aspectRatio', 'aspect_ratio', 'ratio', 'aspect']) {
    const setting = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (setting === undefined || setting.type !== 'string' || !('enum' in setting)) continue;
    const shaped = setting.enum.flatMap((choice) => {
      const [, width, height] = /^(\d+)[x:×](\d+)$/u.exec(choice) ?? [];
      return width === undefined || height === undefined
        ? []
        : [{ choice, off: Math.abs(Math.log(Number(width) / Number(height)) - wanted) }];
    });
    const nearest = shaped.reduce<(typeof shaped)[number] | undefined>(
      (best, other) => (best === undefined || other.off < best.off - 1e-6 ? other : best),
      undefined,
    );
    if (nearest !== undefined && nearest.choice !== setting.default) return { [name]: nearest.choice };
    if (nearest !== undefined) return {};
  }
  return {};
}
