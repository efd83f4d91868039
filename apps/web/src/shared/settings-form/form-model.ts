import type { Setting, SettingsSchema, SettingValue } from '@gesso/contract';

type FieldBase = {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
};

export type Choice = { readonly value: string; readonly label: string };

/** A setting as the form draws it. */
export type FormField = FieldBase &
  (
    | { readonly control: 'segmented' | 'select'; readonly choices: readonly Choice[]; readonly initial: string }
    | {
        readonly control: 'stepper' | 'slider';
        readonly minimum: number;
        readonly maximum: number;
        readonly unit?: string;
        readonly initial: number;
      }
    | { readonly control: 'seed'; readonly minimum: number; readonly maximum: number }
    | { readonly control: 'switch'; readonly initial: boolean }
    | { readonly control: 'text'; readonly maxLength: number; readonly initial: string }
  );

export type FormModel = { readonly main: readonly FormField[]; readonly advanced: readonly FormField[] };

/** What a person has set so far; a setting left alone is absent and runs with its default. */
export type DraftSettings = Readonly<Record<string, SettingValue>>;

/** Choices fit side by side in the panel up to this many, with this many characters altogether. */
const MAX_SEGMENTS = 4;
const MAX_SEGMENT_CHARACTERS = 26;
/** Up to this many steps are clicked through; a longer way is dragged. */
const MAX_STEPS = 12;

/** The form of a model, drawn from its schema alone: the same settings everywhere, in the schema's order. */
export function toFormModel(schema: SettingsSchema): FormModel {
  const fields = Object.entries(schema.properties).map(([name, setting]) => ({
    field: toField(name, setting),
    isAdvanced: setting['x-advanced'] === true,
  }));
  return {
    main: fields.filter(({ isAdvanced }) => !isAdvanced).map(({ field }) => field),
    advanced: fields.filter(({ isAdvanced }) => isAdvanced).map(({ field }) => field),
  };
}

/** The settings to send: those the schema declares, so that a draft of another model leaks nothing. */
export function settingsToSend(schema: SettingsSchema, draft: DraftSettings): DraftSettings {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => Object.hasOwn(schema.properties, name)));
}

function toField(name: string, setting: Setting): FormField {
  const base: FieldBase = { name, title: setting.title, description: setting.description };
  switch (setting.type) {
    case 'boolean':
      return { ...base, control: 'switch', initial: setting.default };
    case 'integer': {
      const { minimum, maximum } = setting;
      if (setting.default === undefined) return { ...base, control: 'seed', minimum, maximum };
      const control = maximum - minimum <= MAX_STEPS ? 'stepper' : 'slider';
      return { ...base, control, minimum, maximum, unit: setting['x-unit'], initial: setting.default };
    }
    case 'string': {
      if (!('enum' in setting)) {
        return { ...base, control: 'text', maxLength: setting.maxLength, initial: setting.default };
      }
      const labels = setting['x-labels'];
      const choices = setting.enum.map((value, position) => ({ value, label: labels?.[position] ?? value }));
      return { ...base, control: fitsSideBySide(choices) ? 'segmented' : 'select', choices, initial: setting.default };
    }
  }
}

function fitsSideBySide(choices: readonly Choice[]): boolean {
  const characters = choices.reduce((sum, { label }) => sum + label.length, 0);
  return choices.length <= MAX_SEGMENTS && characters <= MAX_SEGMENT_CHARACTERS;
}
