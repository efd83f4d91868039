import { LIMITS, type Model, type RunStep, type SettingsSchema, type SettingValue } from '@gesso/contract';
import { type FormEvent, useMemo, useState } from 'react';
import { fieldSentence } from '../../../shared/format/field-sentence.ts';
import { type DraftSettings, SettingsForm } from '../../../shared/settings-form/index.ts';
import { Button, Field, INPUT_CLASS, TextField } from '../../../shared/ui/index.ts';
import { changedSettings } from './plan-edits.ts';

/** What was changed of a step; null puts a setting back to its default. */
export type StepWords = {
  readonly title?: string;
  readonly prompt?: string;
  readonly settings?: Readonly<Record<string, SettingValue | null>>;
};

/** A step's title, prompt and settings, changed together and priced once. */
export function StepEditor(props: {
  readonly step: RunStep;
  readonly model: Model | undefined;
  readonly isBusy: boolean;
  /** The sentence of the last refusal for one of the fields. */
  readonly errorOf: (field: string) => string | undefined;
  readonly onSave: (words: StepWords) => void;
  readonly onCancel: () => void;
}) {
  const { step, model, isBusy, errorOf } = props;
  const [title, setTitle] = useState(step.title);
  const [prompt, setPrompt] = useState(step.prompt);
  // Settings of a step are the checked settings of its model.
  const [settings, setSettings] = useState(step.settings as DraftSettings);
  const schema = useMemo(() => model && withoutCount(model.settingsSchema), [model]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || title.trim() === '') return;
    const changed = changedSettings(step.settings as DraftSettings, settings);
    props.onSave({
      ...(title.trim() === step.title ? {} : { title: title.trim() }),
      ...(prompt === step.prompt ? {} : { prompt }),
      ...(changed ? { settings: changed } : {}),
    });
  };
  const set = (name: string, value: SettingValue | undefined) => {
    const { [name]: _before, ...rest } = settings;
    setSettings(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <form
      aria-label={`Words and settings of ${step.title}`}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onCancel();
      }}
      className="col-span-full grid gap-4 rounded-sm bg-wash p-3"
    >
      <TextField
        label="Title"
        // The form opens where its title is written.
        autoFocus
        value={title}
        maxLength={LIMITS.stepTitleCharacters}
        error={title.trim() === '' ? 'A step needs a title.' : fieldSentence('The title', errorOf('title'))}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Field label={step.kind === 'text' ? 'Text' : 'Prompt'} error={fieldSentence('The prompt', errorOf('prompt'))}>
        {(control) => (
          <textarea
            {...control}
            value={prompt}
            rows={3}
            onChange={(event) => setPrompt(event.target.value)}
            className={`${INPUT_CLASS} field-sizing-content h-auto max-h-48 resize-none py-1.5 pointer-coarse:h-auto`}
          />
        )}
      </Field>
      {schema && Object.keys(schema.properties).length > 0 && (
        <SettingsForm
          schema={schema}
          values={settings}
          errorOf={(name) => fieldSentence(schema.properties[name]?.title ?? name, errorOf(`settings.${name}`))}
          onChange={set}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={props.onCancel}>
          Cancel
        </Button>
        <Button type="submit" aria-disabled={isBusy}>
          {isBusy ? 'Pricing…' : 'Change and price'}
        </Button>
      </div>
    </form>
  );
}

/** A step counts its results itself. */
function withoutCount(schema: SettingsSchema): SettingsSchema {
  const { count: _count, ...properties } = schema.properties;
  return { ...schema, properties };
}
