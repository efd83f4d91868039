import { type FieldError, type PriceLine, parseSettings, type Settings } from '@gesso/contract';
import type { FoundModel, PricedGeneration } from './models.ts';
import type { PriceList } from './price-list.ts';

export type GenerationToPrice = {
  readonly priceList: PriceList;
  /** The model as found, or its key where nothing was found. */
  readonly model: FoundModel | string;
  readonly settings: unknown;
};

/**
 * Prices one generation. This one function prices the button, the quote, the hold and the receipt.
 *
 * Pure. Promises whole millicredits whose lines add up to the total. A model without a price in the list is refused,
 * never guessed.
 */
export function priceGeneration({ priceList, model, settings }: GenerationToPrice): PricedGeneration {
  if (typeof model === 'string') return { ok: false, reason: 'unknown-model', model, path: 'model' };
  const { definition } = model;
  const parsed = parseSettings(definition.settingsSchema, settings);
  if (!parsed.ok) return { ok: false, reason: 'invalid-settings', errors: parsed.errors };
  const unstorable = findUnstorable(parsed.settings);
  if (unstorable.length > 0) return { ok: false, reason: 'invalid-settings', errors: unstorable };
  const base = priceList.content.models[definition.key];
  if (base === undefined) return { ok: false, reason: 'unknown-price', model: definition.key, path: 'model' };
  const lines = definition.price(parsed.settings, base);
  return {
    ok: true,
    model,
    settings: parsed.settings,
    count: countOf(parsed.settings.count),
    lines,
    totalMillicredits: sumOf(lines),
    priceListVersion: priceList.version,
  };
}

/** The sum of price lines, in millicredits. */
export function sumOf(lines: readonly PriceLine[]): number {
  return lines.reduce((sum, line) => sum + line.millicredits, 0);
}

/** Puts the path of a part of a request before the paths of its errors. */
export function underPath(path: string, errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map((error) => ({ ...error, path: `${path}.${error.path}` }));
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair, and what was priced has to be kept. */
function findUnstorable(settings: Settings): readonly FieldError[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) return [];
    return [{ path: `settings.${name}`, message: 'has a character that cannot be kept; type it again' }];
  });
}

function countOf(count: unknown): number {
  return typeof count === 'number' ? count : 1;
}
