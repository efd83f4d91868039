import type { Setting, SettingsSchema, SettingValue, TextSetting } from '@gesso/contract';
import * as fc from 'fast-check';

/** Any settings a creator may send to a model: each one its own value, or left out. */
export function arbitrarySettings(schema: SettingsSchema): fc.Arbitrary<Record<string, SettingValue | undefined>> {
  const entries = Object.entries(schema.properties).map(([name, setting]) => [name, arbitraryValue(setting)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

function arbitraryValue(setting: Setting): fc.Arbitrary<SettingValue> {
  switch (setting.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: setting.minimum, max: setting.maximum });
    case 'string':
      return 'enum' in setting ? fc.constantFrom(...setting.enum) : arbitraryText(setting);
  }
}

function arbitraryText({ maxLength, pattern }: TextSetting): fc.Arbitrary<string> {
  if (pattern === undefined) return fc.string({ maxLength });
  return fc.stringMatching(new RegExp(pattern)).filter(({ length }) => length <= maxLength);
}
