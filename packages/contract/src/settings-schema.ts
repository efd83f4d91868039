import { z } from 'zod';
import type { FieldError } from './problem.ts';

/** A setting chosen from a closed list. */
export type ChoiceSetting = {
  readonly type: 'string';
  readonly title: string;
  readonly description?: string;
  readonly enum: readonly string[];
  readonly default: string;
  /** True where the setting belongs behind "Advanced". */
  readonly 'x-advanced'?: boolean;
  /** Words for the choices, in the order of `enum`; the value itself where absent. */
  readonly 'x-labels'?: readonly string[];
};

/** A whole number. Without a default the setting may be left out (a seed: "any"). */
export type IntegerSetting = {
  readonly type: 'integer';
  readonly title: string;
  readonly description?: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default?: number;
  readonly 'x-advanced'?: boolean;
  readonly 'x-unit'?: string;
};

export type SwitchSetting = {
  readonly type: 'boolean';
  readonly title: string;
  readonly description?: string;
  readonly default: boolean;
  readonly 'x-advanced'?: boolean;
};

/** Free text, such as colours or a negative prompt. Empty by default. */
export type TextSetting = {
  readonly type: 'string';
  readonly title: string;
  readonly description?: string;
  readonly maxLength: number;
  readonly default: string;
  readonly pattern?: string;
  readonly 'x-advanced'?: boolean;
};

export type Setting = ChoiceSetting | IntegerSetting | SwitchSetting | TextSetting;

/**
 * The settings of a model: a small, closed part of JSON Schema 2020-12, so that any client can draw a form from it and
 * the server can check against the very same data. Unknown settings are refused.
 */
export type SettingsSchema = {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Setting>>;
  readonly additionalProperties: false;
};

export type SettingValue = string | number | boolean;

/** Settings with every default filled in. */
export type Settings = Readonly<Record<string, SettingValue>>;

export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Checks settings against a model's schema and fills in the defaults.
 *
 * Promises that the result names only declared settings and that every value is within its bounds. Never throws; each
 * offending field comes back with a sentence that names the fix.
 */
export function parseSettings(schema: SettingsSchema, input: unknown): ParsedSettings {
  const result = toZod(schema).safeParse(input ?? {});
  if (result.success) return { ok: true, settings: withoutAbsent(result.data) };
  return { ok: false, errors: result.error.issues.flatMap((issue) => toFieldErrors(issue, schema)) };
}

/** The settings a model runs with when none are given. */
export function defaultSettings(schema: SettingsSchema): Settings {
  const entries = Object.entries(schema.properties).flatMap(([name, setting]) =>
    setting.default === undefined ? [] : [[name, setting.default] as const],
  );
  return Object.fromEntries(entries);
}

function toZod(schema: SettingsSchema) {
  const shape = Object.fromEntries(
    Object.entries(schema.properties).map(([name, setting]) => [name, toField(setting)]),
  );
  return z.strictObject(shape);
}

function toField(setting: Setting): z.ZodType<SettingValue | undefined> {
  switch (setting.type) {
    case 'boolean':
      return z.boolean({ error: 'must be true or false' }).default(setting.default);
    case 'integer':
      return toIntegerField(setting);
    case 'string':
      return 'enum' in setting ? toChoiceField(setting) : toTextField(setting);
  }
}

function toIntegerField(setting: IntegerSetting): z.ZodType<number | undefined> {
  const range = `must be a whole number from ${setting.minimum} to ${setting.maximum}`;
  const field = z.number({ error: range }).int(range).min(setting.minimum, range).max(setting.maximum, range);
  return setting.default === undefined ? field.optional() : field.default(setting.default);
}

function toChoiceField(setting: ChoiceSetting): z.ZodType<string> {
  return z.enum([...setting.enum], { error: `must be one of ${setting.enum.join(', ')}` }).default(setting.default);
}

function toTextField(setting: TextSetting): z.ZodType<string> {
  const field = z
    .string({ error: 'must be text' })
    .max(setting.maxLength, `must have at most ${setting.maxLength} characters`);
  const checked = setting.pattern ? field.regex(new RegExp(setting.pattern), 'has a form that is not accepted') : field;
  return checked.default(setting.default);
}

function toFieldErrors(issue: z.core.$ZodIssue, schema: SettingsSchema): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schema.properties).join(', ');
    return issue.keys.map((key) => ({
      path: `settings.${key}`,
      message: `is not a setting of this model; it has ${known}`,
    }));
  }
  if (issue.path.length === 0) return [{ path: 'settings', message: 'must be an object of settings' }];
  return [{ path: ['settings', ...issue.path].join('.'), message: issue.message }];
}

function withoutAbsent(values: Record<string, SettingValue | undefined>): Settings {
  const present = Object.entries(values).filter((entry): entry is [string, SettingValue] => entry[1] !== undefined);
  return Object.fromEntries(present);
}
