import assert from 'node:assert/strict';
import { defaultSettings, parseSettings, type Settings } from '@gesso/contract';
import * as fc from 'fast-check';
import type { ModelDefinition } from '../model-definition.ts';
import { arbitrarySettings } from './arbitrary-settings.ts';
import type { ConformanceCase } from './conformance-case.ts';

/** A million credits for one result: far above any price, far below what JSON can count. */
const MOST_BASE_MILLICREDITS = 1_000_000_000;

/** What must hold for the row of any model, whatever the creator sets. */
export function modelCases(model: ModelDefinition): readonly ConformanceCase[] {
  return [
    { name: `${model.key}: defaults cost exactly the listed price`, run: () => checkDefaults(model) },
    { name: `${model.key}: lines are whole, never negative and add up to the total`, run: () => checkLines(model) },
    { name: `${model.key}: n results cost n times one`, run: () => checkCount(model) },
    { name: `${model.key}: no larger number costs less`, run: () => checkMonotone(model) },
    { name: `${model.key}: every result has a place of whole pixels`, run: () => checkSize(model) },
    { name: `${model.key}: the row says all a form, a licence and a quote need`, run: () => checkRow(model) },
  ];
}

/** The price that a model asks for settings as a client sends them. */
export function totalOf(model: ModelDefinition, input: unknown, baseMillicredits = model.defaultMillicredits): number {
  return model.price(parse(model, input), baseMillicredits).reduce((sum, line) => sum + line.millicredits, 0);
}

function checkDefaults(model: ModelDefinition): void {
  assert.equal(totalOf(model, {}), model.defaultMillicredits);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_BASE_MILLICREDITS }), (base) => {
      assert.equal(totalOf(model, {}, base), base, 'another price list must change defaults to exactly its price');
    }),
  );
}

function checkLines(model: ModelDefinition): void {
  const base = fc.integer({ min: 0, max: MOST_BASE_MILLICREDITS });
  fc.assert(
    fc.property(arbitrarySettings(model.settingsSchema), base, (input, baseMillicredits) => {
      const settings = parse(model, input);
      const lines = model.price(settings, baseMillicredits);
      assert(lines.length >= 1, 'there must be a line');
      for (const line of lines) {
        assert(Number.isSafeInteger(line.unitMillicredits) && line.unitMillicredits >= 0, `unit of ${line.label}`);
        assert.equal(line.millicredits, line.quantity * line.unitMillicredits, line.label);
        assert(line.label.trim().length > 0, 'a line needs a label');
      }
      assert(Number.isSafeInteger(lines.reduce((sum, line) => sum + line.millicredits, 0)));
      assert.deepEqual(model.price(settings, baseMillicredits), lines, 'the price must be pure');
    }),
  );
}

function checkCount(model: ModelDefinition): void {
  fc.assert(
    fc.property(arbitrarySettings(model.settingsSchema), fc.integer({ min: 1, max: 4 }), (input, count) => {
      assert.equal(totalOf(model, { ...input, count }), count * totalOf(model, { ...input, count: 1 }));
    }),
  );
}

function checkMonotone(model: ModelDefinition): void {
  const numbers = Object.entries(model.settingsSchema.properties).filter(([, setting]) => setting.type === 'integer');
  for (const [name, setting] of numbers) {
    if (setting.type !== 'integer' || name === 'seed') continue;
    const value = fc.integer({ min: setting.minimum, max: setting.maximum });
    fc.assert(
      fc.property(arbitrarySettings(model.settingsSchema), value, value, (input, one, other) => {
        const less = totalOf(model, { ...input, [name]: Math.min(one, other) });
        const more = totalOf(model, { ...input, [name]: Math.max(one, other) });
        assert(more >= less, `${name}: ${Math.max(one, other)} costs ${more}, ${Math.min(one, other)} costs ${less}`);
      }),
    );
  }
}

function checkSize(model: ModelDefinition): void {
  fc.assert(
    fc.property(arbitrarySettings(model.settingsSchema), (input) => {
      const { widthPx, heightPx } = model.resultSize(parse(model, input));
      assert(Number.isInteger(widthPx) && widthPx >= 1, `width ${widthPx}`);
      assert(Number.isInteger(heightPx) && heightPx >= 1, `height ${heightPx}`);
    }),
  );
}

function checkRow(model: ModelDefinition): void {
  const { settingsSchema, licence } = model;
  assert.match(model.key, /^[a-z0-9][a-z0-9.-]*$/);
  assert(model.name && model.vendor && model.vendorModel && licence.id, 'names must not be empty');
  assert.match(licence.url, /^https:\/\//);
  assert(Number.isInteger(model.promptMaxCharacters) && model.promptMaxCharacters >= 1);
  assert(Number.isSafeInteger(model.defaultMillicredits) && model.defaultMillicredits >= 0);
  assert(model.usualMs(defaultSettings(settingsSchema)) > 0, 'usualMs must be positive');
  assert.equal(
    defaultSettings(settingsSchema).count,
    1,
    'the setting for the number of results is count, by default 1',
  );
  assert.deepEqual(parse(model, {}), defaultSettings(settingsSchema));
  for (const [name, setting] of Object.entries(settingsSchema.properties)) {
    if (!('enum' in setting)) continue;
    assert(setting.enum.includes(setting.default), `${name}: the default must be a choice`);
    const labels = setting['x-labels'];
    if (labels !== undefined) assert.equal(labels.length, setting.enum.length, `${name}: one label per choice`);
  }
}

function parse(model: ModelDefinition, input: unknown): Settings {
  const parsed = parseSettings(model.settingsSchema, input);
  assert(parsed.ok, `refused its own settings: ${JSON.stringify(parsed)}`);
  return parsed.settings;
}
