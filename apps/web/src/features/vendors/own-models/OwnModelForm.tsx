import type { OwnModelView } from '@gesso/contract';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../shared/client/index.ts';
import { fieldSentence } from '../../../shared/format/field-sentence.ts';
import { Button, ErrorNotice, Field, INPUT_CLASS, TextField } from '../../../shared/ui/index.ts';
import { EMPTY_MODEL, type OwnModelDraft, toBody, toDraft } from './own-model-draft.ts';
import { SelectField } from './SelectField.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import { useSaveOwnModel } from './use-own-models.ts';

const KINDS = [
  ['image', 'Pictures'],
  ['video', 'Clips'],
  ['model3d', '3D models'],
] as const;
const CONNECTIONS = [
  ['comfyui', 'ComfyUI'],
  ['openai-compatible', 'OpenAI-compatible server'],
] as const;
const RIGHTS = [
  ['unknown', 'Not known: not safe to sell'],
  ['sold', 'Results may be sold'],
  ['kept', 'Results may not be sold'],
] as const;
const FIELDS = ['name', 'kind', 'baseUrl', 'apiKey', 'vendorModel', 'workflow', 'mostReferences', 'priceMillicredits'];
const MORE_FIELDS = ['promptMaxCharacters', 'licence.id', 'licence.url'];

/** A model of the operator's own. Nothing is kept before its server was asked. */
export function OwnModelForm(props: {
  readonly model: OwnModelView | null;
  /** What a new model's address begins as. */
  readonly comfyuiAddress: string | null;
  readonly onClose: () => void;
}) {
  const { model, comfyuiAddress, onClose } = props;
  const [draft, setDraft] = useState<OwnModelDraft>(() =>
    model === null ? { ...EMPTY_MODEL, baseUrl: comfyuiAddress ?? '' } : toDraft(model),
  );
  const change = (part: Partial<OwnModelDraft>) => setDraft((now) => ({ ...now, ...part }));
  const saving = useSaveOwnModel(model, onClose);
  const errorOf = (path: string) => fieldSentence('This', fieldError(saving.error, path));
  const isAtField =
    [...FIELDS, ...MORE_FIELDS].some((path) => errorOf(path)) || draft.settings.some((_, at) => isAt(at));
  function isAt(at: number): boolean {
    const names = ['name', 'title', 'minimum', 'maximum', 'choices', 'default', 'maxLength'];
    return names.some((name) => errorOf(`settings.${at}.${name}`) !== undefined);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(toBody(draft));
  };
  const text = (label: string, field: keyof OwnModelDraft & string, hint?: string, path: string = field) => {
    const error = errorOf(path);
    return (
      <TextField
        label={label}
        value={String(draft[field])}
        onChange={(event) => change({ [field]: event.target.value })}
        autoComplete="off"
        spellCheck={false}
        type={field === 'apiKey' ? 'password' : 'text'}
        {...(hint === undefined ? {} : { hint })}
        {...(error === undefined ? {} : { error })}
      />
    );
  };
  const isComfyui = draft.connection === 'comfyui';
  const keyHint =
    model?.keyHint == null ? 'Where it asks for one.' : `Stored, ends in ${model.keyHint}. Empty keeps it.`;
  const workflowError = errorOf('workflow');
  return (
    <form
      aria-label={model === null ? 'New model' : `Model ${model.name}`}
      onSubmit={submit}
      className="mt-4 grid gap-5 rounded-md border border-line p-4 sm:p-5"
    >
      {saving.error && !isAtField && <ErrorNotice error={saving.error} />}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {text('Name', 'name', 'As creators see it.')}
        <SelectField
          label="It makes"
          value={draft.kind}
          options={KINDS}
          error={errorOf('kind')}
          disabled={model !== null}
          onChange={(kind) => change({ kind })}
        />
        <SelectField
          label="Reached by"
          value={draft.connection}
          options={CONNECTIONS}
          onChange={(connection) => change({ connection })}
        />
        {text('Address', 'baseUrl', isComfyui ? 'Such as https://comfyui.example.com' : 'Up to /v1: https://host/v1')}
        {text('Key of the server', 'apiKey', keyHint)}
        {!isComfyui && text('Model on the server', 'vendorModel', 'As its list of models names it.')}
        {!isComfyui && text('Pictures it takes at most', 'mostReferences')}
      </div>
      {isComfyui && (
        <Field
          label="Workflow"
          hint="ComfyUI’s “Export (API)”, with {{prompt}}, {{seed}}, {{negativePrompt}}, {{reference}} or the name of a setting in the place of what Gesso fills in."
          {...(workflowError === undefined ? {} : { error: workflowError })}
        >
          {(control) => (
            <textarea
              {...control}
              rows={8}
              spellCheck={false}
              value={draft.workflow}
              onChange={(event) => change({ workflow: event.target.value })}
              className={`${INPUT_CLASS} h-auto! resize-y py-2 font-mono text-sm`}
            />
          )}
        </Field>
      )}
      <SettingsFields settings={draft.settings} errorOf={errorOf} onChange={(settings) => change({ settings })} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {text('Price of one result, in credits', 'credits', undefined, 'priceMillicredits')}
        {text('Longest prompt, in characters', 'promptMaxCharacters')}
        <SelectField label="Rights" value={draft.rights} options={RIGHTS} onChange={(rights) => change({ rights })} />
        {draft.rights !== 'unknown' && text('Licence', 'licenceId', 'Such as Apache-2.0.', 'licence.id')}
        {draft.rights !== 'unknown' && text('Where it can be read', 'licenceUrl', undefined, 'licence.url')}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="action" disabled={saving.isPending}>
          {saving.isPending ? 'Asking the server…' : model === null ? 'Test and add' : 'Test and save'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
