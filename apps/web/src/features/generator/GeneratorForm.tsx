import { type AcceptedGeneration, type CreateGeneration, LIMITS, type Model, parseSettings } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { endpointQuery, fieldError, ProblemError } from '../../shared/client/index.ts';
import { fieldSentence } from '../../shared/format/field-sentence.ts';
import { SettingsForm, settingsToSend } from '../../shared/settings-form/index.ts';
import { ModelPicker } from './ModelPicker.tsx';
import { PromptField } from './PromptField.tsx';
import { ReferencesField } from './ReferencesField.tsx';
import { RunBar } from './RunBar.tsx';
import { referencesToSend } from './references.ts';

import type { DraftReference, GeneratorDraftStore } from './use-generator-draft.ts';
import { useQuote } from './use-quote.ts';
import { useRun } from './use-run.ts';

export type GeneratorFormProps = {
  readonly projectId: string;
  readonly models: readonly Model[];
  readonly draft: GeneratorDraftStore;
  /** Finished files that are selected on the board. */
  readonly selected: readonly DraftReference[];
  /** Where the results should lie; asked at the moment of the run. */
  readonly placeOf: () => CreateGeneration['place'];
  readonly onAccepted: (generation: AcceptedGeneration) => void;
  /** The brand kit that the work keeps to, and where one chooses it. Default: there are none. */
  readonly brandKit?: { readonly id: string | null; readonly picker: ReactNode };
  /** Stands above the action, always in sight. */
  readonly children?: ReactNode;
};

/** Errors of fields that this form shows at the field itself. */
const isAtField = (path: string) => ['prompt', 'references'].includes(path) || path.startsWith('settings.');

export function GeneratorForm(props: GeneratorFormProps) {
  const { models, draft } = props;
  const model = models.find(({ key }) => key === draft.model) ?? models.find(({ available }) => available) ?? models[0];
  if (!model) return <p className="text-ink-2">This Gesso offers no models.</p>;
  return <ModelForm {...props} model={model} />;
}

function ModelForm(props: GeneratorFormProps & { readonly model: Model }) {
  const { model, models, draft, projectId } = props;
  const me = useQuery(endpointQuery('getMe')).data;
  const promptRef = useRef<HTMLTextAreaElement>(null);
  const [isPromptMissing, setPromptMissing] = useState(false);

  const settings = settingsToSend(model.settingsSchema, draft.settings[model.key] ?? {});
  const checked = parseSettings(model.settingsSchema, settings);
  const price = useQuote(checked.ok ? { model: model.key, settings } : null);
  const run = useRun(projectId, props.onAccepted);

  const errorOf = (path: string) =>
    (checked.ok ? undefined : checked.errors.find((error) => error.path === path)?.message) ??
    fieldError(price.error, path) ??
    fieldError(run.error, path);
  const hasSpareError = (error: Error | null) =>
    error instanceof ProblemError && error.errors.some(({ path }) => isAtField(path)) ? null : error;

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const prompt = draft.prompt.trim();
    setPromptMissing(prompt === '' && model.promptRequired);
    if (prompt === '' && model.promptRequired) return promptRef.current?.focus();
    const references = referencesToSend(model, draft.references);
    if (references.length < model.references.least) return;
    const isPayable = !me || !price.quote || price.quote.totalMillicredits <= me.credits.spendableMillicredits;
    if (!price.isCurrent || !price.quote || run.isPending || !model.available || !isPayable) return;
    const place = props.placeOf();
    run.mutate({
      model: model.key,
      prompt,
      settings,
      ...(references.length > 0 ? { references: [...references] } : {}),
      // The price on the button is the most this run may cost, whatever happens to the price list meanwhile.
      maxMillicredits: price.quote.totalMillicredits,
      ...(place ? { place } : {}),
      ...(props.brandKit?.id ? { brandKitId: props.brandKit.id } : {}),
    });
  };
  const runOnModEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    submit();
  };

  return (
    <form aria-label="Generate" onSubmit={submit} onKeyDown={runOnModEnter} className="flex min-h-full flex-col">
      <div className="grid flex-1 content-start gap-4 p-4">
        <ModelPicker
          models={models}
          chosen={model}
          onChoose={(key) => {
            run.reset();
            draft.change({ type: 'choose-model', model: key });
          }}
        />
        <PromptField
          fieldRef={promptRef}
          value={draft.prompt}
          limit={LIMITS.promptCharacters}
          // Only the built-in engine promises this.
          hint={model.vendor === 'gesso' ? 'Words in quotes become real, set type.' : undefined}
          error={isPromptMissing ? 'Write what to make first.' : fieldSentence('The prompt', errorOf('prompt'))}
          onChange={(prompt) => {
            setPromptMissing(false);
            run.reset();
            draft.change({ type: 'write-prompt', prompt });
          }}
        />
        <ReferencesField
          model={model}
          draft={draft}
          selected={props.selected}
          error={fieldSentence('Made from', errorOf('references'))}
        />
        {props.brandKit && (
          <div className="grid gap-1">
            <span className="font-medium">Brand kit</span>
            {props.brandKit.picker}
          </div>
        )}
        <SettingsForm
          key={model.key}
          schema={model.settingsSchema}
          values={settings}
          errorOf={(name) =>
            fieldSentence(model.settingsSchema.properties[name]?.title ?? name, errorOf(`settings.${name}`))
          }
          onChange={(name, value) => {
            run.reset();
            draft.change({ type: 'set', model: model.key, name, value });
          }}
        />
      </div>
      <div className="sticky bottom-0 grid gap-3 border-line border-t bg-paper p-4">
        {props.children}
        <RunBar
          model={model}
          price={{ ...price, error: hasSpareError(price.error) }}
          spendableMillicredits={me?.credits.spendableMillicredits}
          isOperator={me?.account.role === 'operator'}
          isStarting={run.isPending}
          error={hasSpareError(run.error)}
          onRun={() => submit()}
        />
      </div>
    </form>
  );
}
