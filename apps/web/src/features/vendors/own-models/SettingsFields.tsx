import { X } from 'lucide-react';
import { Button, IconButton, TextField } from '../../../shared/ui/index.ts';
import { newSetting, type SettingDraft } from './own-model-draft.ts';
import { SelectField } from './SelectField.tsx';

const TYPES = [
  ['integer', 'Whole number'],
  ['choice', 'Choice'],
  ['switch', 'Switch'],
  ['text', 'Text'],
] as const;
const MOST_SETTINGS = 20;

type Props = {
  readonly settings: readonly SettingDraft[];
  /** By its path in the request. */
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (settings: readonly SettingDraft[]) => void;
};

/** The settings that creators see, each with its limits. */
export function SettingsFields({ settings, errorOf, onChange }: Props) {
  const change = (id: string, part: Partial<SettingDraft>) =>
    onChange(settings.map((setting) => (setting.id === id ? { ...setting, ...part } : setting)));
  const add = () => onChange([...settings, newSetting(crypto.randomUUID())]);
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium">Settings</legend>
      <p className="text-ink-2 text-sm">
        What creators choose beside the prompt, by the name that the workflow or the server knows. Width and height, or
        a size such as 1024x768, keep the right place on the board.
      </p>
      {settings.map((setting, index) => (
        <SettingFields
          key={setting.id}
          setting={setting}
          errorOf={(name) => errorOf(`settings.${index}.${name}`)}
          onChange={(part) => change(setting.id, part)}
          onRemove={() => onChange(settings.filter(({ id }) => id !== setting.id))}
        />
      ))}
      <Button className="justify-self-start" disabled={settings.length >= MOST_SETTINGS} onClick={add}>
        Add a setting
      </Button>
    </fieldset>
  );
}

type OneProps = {
  readonly setting: SettingDraft;
  readonly errorOf: Props['errorOf'];
  readonly onChange: (part: Partial<SettingDraft>) => void;
  readonly onRemove: () => void;
};

function SettingFields({ setting, errorOf, onChange, onRemove }: OneProps) {
  const { type, name, title, minimum, maximum, choices, usual } = setting;
  const text = (label: string, field: keyof SettingDraft, value: string, path: string = field) => {
    const error = errorOf(path);
    return (
      <TextField
        label={label}
        value={value}
        onChange={(event) => onChange({ [field]: event.target.value })}
        {...(error === undefined ? {} : { error })}
      />
    );
  };
  return (
    <div className="grid items-start gap-3 border-line border-t pt-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      {text('Name', 'name', name)}
      {text('Title', 'title', title)}
      <SelectField label="What it is" value={type} options={TYPES} onChange={(next) => onChange({ type: next })} />
      <IconButton
        label={`Remove ${name === '' ? 'this setting' : name}`}
        className="max-sm:order-last sm:mt-6"
        onClick={onRemove}
      >
        <X size={16} aria-hidden="true" />
      </IconButton>
      {type === 'integer' && (
        <>
          {text('Least', 'minimum', minimum)}
          {text('Most', 'maximum', maximum)}
          {text('At first', 'usual', usual, 'default')}
        </>
      )}
      {type === 'choice' && (
        <>
          <div className="sm:col-span-2">{text('Choices, with commas between', 'choices', choices)}</div>
          {text('At first', 'usual', usual, 'default')}
        </>
      )}
      {type === 'switch' && (
        <SelectField
          label="At first"
          value={usual === 'on' ? 'on' : 'off'}
          options={[
            ['off', 'Off'],
            ['on', 'On'],
          ]}
          onChange={(next) => onChange({ usual: next })}
        />
      )}
      {type === 'text' && text('Most characters', 'maximum', maximum, 'maxLength')}
    </div>
  );
}
