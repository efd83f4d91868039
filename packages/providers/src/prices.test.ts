import { defaultSettings, parseSettings, type Setting, type SettingValue } from '@gesso/contract';
import type { ModelDefinition } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { createBflProvider } from './bfl/index.ts';
import { createGessoProvider } from './gesso/index.ts';
import { createKlingProvider } from './kling/index.ts';
import { createMinimaxProvider } from './minimax/index.ts';
import { createOpenaiProvider } from './openai/index.ts';
import { createRecraftProvider } from './recraft/index.ts';
import { createRodinProvider } from './rodin/index.ts';
import { createRunwayProvider } from './runway/index.ts';
import { createTripoProvider } from './tripo/index.ts';

const models = [
  createGessoProvider({ warmAfterMs: null }),
  ...[createOpenaiProvider, createBflProvider, createRecraftProvider, createKlingProvider].map((create) =>
    create({ read: () => undefined, allowedHosts: new Set() }),
  ),
  ...[createMinimaxProvider, createRunwayProvider, createTripoProvider, createRodinProvider].map((create) =>
    create({ read: () => undefined, allowedHosts: new Set() }),
  ),
].flatMap((provider) => provider.models);

/** Every value of a list or a switch; of a range its ends, its middle and the steps beside them. */
function valuesOf(setting: Setting): readonly SettingValue[] {
  if (setting.type === 'boolean') return [false, true];
  if (setting.type === 'string') {
    if ('enum' in setting) return setting.enum;
    return setting.pattern === undefined ? ['', 'no people'] : [setting.default];
  }
  const { minimum, maximum } = setting;
  const middle = Math.floor((minimum + maximum) / 2);
  const values = [minimum, minimum + 1, middle, middle + 1, maximum - 1, maximum];
  return [...new Set(values)].filter((value) => value >= minimum && value <= maximum).sort((one, other) => one - other);
}

const settingsOf = ({ settingsSchema }: ModelDefinition) => Object.entries(settingsSchema.properties);

const table = models.flatMap((model) =>
  settingsOf(model).map(([name, setting]) => ({ key: model.key, name, model, setting })),
);

/** One value of the setting with everything else at its default, and with everything else at its last value. */
function pricesOf(model: ModelDefinition, name: string, value: SettingValue) {
  const last = Object.fromEntries(settingsOf(model).map(([other, setting]) => [other, valuesOf(setting).at(-1)]));
  return [{ [name]: value }, { ...last, [name]: value }].map((input) => {
    const parsed = parseSettings(model.settingsSchema, input);
    if (!parsed.ok) throw new Error(`${model.key} refuses ${JSON.stringify(input)}`);
    const lines = model.price(parsed.settings, model.defaultMillicredits);
    const { widthPx, heightPx } = model.resultSize(parsed.settings);
    const total = lines.reduce((sum, line) => sum + line.millicredits, 0);
    return { lines, total, areaPx: widthPx * heightPx };
  });
}

test.each(table)(
  '$key: every value of $name has a price of whole, named lines that add up',
  ({ model, name, setting }) => {
    for (const value of valuesOf(setting)) {
      for (const { lines, total } of pricesOf(model, name, value)) {
        expect(lines.length).toBeGreaterThan(0);
        for (const { label, quantity, unitMillicredits, millicredits } of lines) {
          expect(label.trim()).not.toBe('');
          expect([quantity, unitMillicredits, millicredits].every(Number.isSafeInteger)).toBe(true);
          expect(Math.min(quantity - 1, unitMillicredits)).toBeGreaterThanOrEqual(0);
          expect(millicredits).toBe(quantity * unitMillicredits);
        }
        expect(total).toBeGreaterThan(0);
      }
    }
  },
);

test.each(models.map((model) => ({ key: model.key, model })))(
  '$key at its defaults, sent or left out, costs its price',
  ({ model }) => {
    const left = pricesOf(model, 'count', 1)[0]?.total;
    const sent = model.price(defaultSettings(model.settingsSchema), model.defaultMillicredits);
    expect([left, sent.reduce((sum, line) => sum + line.millicredits, 0)]).toEqual([
      model.defaultMillicredits,
      model.defaultMillicredits,
    ]);
  },
);

/** Settings whose values are figures, as a number or as text: longer, more, finer. */
const figures = table.filter(
  ({ name, setting }) =>
    name !== 'seed' && valuesOf(setting).every((value) => value !== '' && Number.isFinite(Number(value))),
);

test.each(figures.filter(({ setting }) => setting.type !== 'boolean'))(
  '$key: a larger $name never costs less',
  ({ model, name, setting }) => {
    const ascending = [...valuesOf(setting)].sort((one, other) => Number(one) - Number(other));
    const rows = ascending.map((value) => pricesOf(model, name, value).map(({ total }) => total));
    for (const [index, row] of rows.entries()) {
      if (index === 0) continue;
      for (const [column, total] of row.entries()) expect(total).toBeGreaterThanOrEqual(rows[index - 1]?.[column] ?? 0);
    }
  },
);

/** Of these the price follows the area; a choice of shape alone has one price for all of its shapes. */
const sizes = table.filter(({ model, name, setting }) => {
  const areas = valuesOf(setting).map((value) => pricesOf(model, name, value)[0]?.areaPx);
  return new Set(areas).size > 1;
});

test.each(sizes)('$key: a larger picture by $name never costs less', ({ model, name, setting }) => {
  for (const column of [0, 1]) {
    const rows = valuesOf(setting).map((value) => pricesOf(model, name, value)[column]!);
    const ascending = rows.toSorted((one, other) => one.areaPx - other.areaPx || one.total - other.total);
    expect(ascending.map(({ total }) => total)).toEqual(
      ascending.map(({ total }) => total).toSorted((one, other) => one - other),
    );
  }
});

test('what is larger, longer, finer or more is dearer somewhere in each model that lets it be chosen', () => {
  const names = ['size', 'duration', 'quality', 'detail', 'complexity', 'count', 'mode'];
  const flat = table.filter(({ model, name, setting }) => {
    if (!names.includes(name)) return false;
    return new Set(valuesOf(setting).map((value) => pricesOf(model, name, value)[0]?.total)).size === 1;
  });
  expect(flat.map(({ key, name }) => `${key} ${name}`)).toEqual([]);
});
