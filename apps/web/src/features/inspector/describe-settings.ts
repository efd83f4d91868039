import type { SettingsSchema } from '@gesso/contract';

export type SettingFact = { readonly title: string; readonly value: string };

/** Settings as a person reads them: titles and labels from the schema where it still knows them, in its order. */
export function describeSettings(
  settings: Readonly<Record<string, unknown>>,
  schema: SettingsSchema | undefined,
): readonly SettingFact[] {
  const order = Object.keys(schema?.properties ?? {});
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return (
    Object.entries(settings)
      // The seed has a fact of its own: the one that was used, also when any was asked for.
      .filter(([name, value]) => name !== 'seed' && value !== null && value !== undefined && value !== '')
      .sort(([a], [b]) => place(a) - place(b))
      .map(([name, value]) => ({ title: schema?.properties[name]?.title ?? name, value: wordFor(name, value, schema) }))
  );
}

function wordFor(name: string, value: unknown, schema: SettingsSchema | undefined): string {
  const setting = schema?.properties[name];
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (setting && 'enum' in setting) {
    return setting['x-labels']?.[setting.enum.indexOf(String(value))] ?? String(value);
  }
  const unit = setting?.type === 'integer' ? setting['x-unit'] : undefined;
  return unit ? `${value} ${unit}` : String(value);
}
