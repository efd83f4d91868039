import type { BrandKit } from '@gesso/contract';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fieldError } from '../../shared/client/index.ts';
import { fieldSentence } from '../../shared/format/field-sentence.ts';
import { Button, ErrorNotice, Field, INPUT_CLASS, TextField } from '../../shared/ui/index.ts';
import { BrandPreview } from './BrandPreview.tsx';
import { ColorsField } from './ColorsField.tsx';
import { readHex } from './colors.ts';
import { FacePicker } from './FacePicker.tsx';
import { EMPTY_KIT, type KitDraft, toBody, toDraft } from './kit-draft.ts';
import { LogosField } from './LogosField.tsx';
import { useSaveKit } from './use-brand-kits.ts';

const MOST_NAME_CHARACTERS = 80;
const MOST_TONE_CHARACTERS = 400;
const FIELDS = ['name', 'colors', 'titleFont', 'textFont', 'logos', 'tone'];

/** A kit as a form, with a card that shows it. Nothing is kept before it is saved. */
export function BrandKitForm(props: { readonly kit: BrandKit | null; readonly onClose: () => void }) {
  const { kit, onClose } = props;
  const [draft, setDraft] = useState<KitDraft>(kit === null ? EMPTY_KIT : () => toDraft(kit));
  const change = (part: Partial<KitDraft>) => setDraft((now) => ({ ...now, ...part }));
  const saving = useSaveKit(kit, onClose);
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => formRef.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  const body = toBody(draft);
  const errorOf = (path: string) => fieldErrorBelow(saving.error, path);
  const isAtField = FIELDS.some((path) => errorOf(path) !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body !== undefined && body.name !== '') saving.mutate(body);
  };
  const colors = draft.colors.flatMap(({ text }) => readHex(text) ?? []);
  return (
    <form
      ref={formRef}
      aria-label={kit === null ? 'New brand kit' : `Brand kit ${kit.name}`}
      onSubmit={submit}
      className="grid gap-6 rounded-md border border-line p-4 sm:p-5 lg:grid-cols-[1fr_280px]"
    >
      <div className="grid content-start gap-5">
        {saving.error && !isAtField && <ErrorNotice error={saving.error} />}
        <TextField
          label="Name"
          hint={draft.name.trim() === '' ? 'Write @ and this name in a brief.' : `In a brief: @${draft.name.trim()}`}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          error={fieldSentence('The name', errorOf('name'))}
          maxLength={MOST_NAME_CHARACTERS}
          required
        />
        <ColorsField
          colors={draft.colors}
          error={fieldSentence('A colour', errorOf('colors'))}
          onChange={(next) => change({ colors: next })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <FacePicker
            label="Face of headlines"
            value={draft.titleFont}
            onChange={(titleFont) => change({ titleFont })}
          />
          <FacePicker label="Face of texts" value={draft.textFont} onChange={(textFont) => change({ textFont })} />
        </div>
        <LogosField
          logos={draft.logos}
          error={fieldSentence('A logo', errorOf('logos'))}
          onChange={(logos) => change({ logos })}
        />
        <Field
          label="Tone"
          hint="A few words, such as calm, premium, playful. The agent and the engines read them."
          error={fieldSentence('The tone', errorOf('tone'))}
        >
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={MOST_TONE_CHARACTERS}
              value={draft.tone}
              onChange={(event) => change({ tone: event.target.value })}
              className={`${INPUT_CLASS} h-auto! resize-y py-2`}
            />
          )}
        </Field>
      </div>
      <div className="grid content-start gap-3">
        <BrandPreview kit={{ ...draft, colors }} />
        <p className="text-ink-2 text-sm">
          Images, clips and 3D models of Gesso keep to colours, faces and logo. Models of other vendors are told the
          colours and the tone.
        </p>
      </div>
      <div className="flex flex-wrap gap-2 lg:col-span-2">
        <Button type="submit" variant="action" disabled={saving.isPending || body === undefined || body.name === ''}>
          {saving.isPending ? 'Saving…' : kit === null ? 'Save brand kit' : 'Save changes'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

/** What is wrong with a field or anything in it, such as the second of its colours. */
function fieldErrorBelow(error: Error | null, path: string): string | undefined {
  const places = [
    path,
    ...Array.from({ length: 8 }, (_, at) => [`${path}.${at}`, `${path}.${at}.svg`, `${path}.${at}.name`]).flat(),
  ];
  return places.map((place) => fieldError(error, place)).find((message) => message !== undefined);
}
