import type { Model } from '@gesso/contract';
import { Plus, X } from 'lucide-react';
import { addressOf } from '../../shared/client/index.ts';
import { Button } from '../../shared/ui/index.ts';
import { describeReferences, nameKinds } from './references.ts';
import type { DraftReference, GeneratorDraftStore } from './use-generator-draft.ts';

/** The files on the board that a run is made from: what is selected there can be added, each can be taken out. */
export function ReferencesField(props: {
  readonly model: Model;
  readonly draft: GeneratorDraftStore;
  /** What could be added now. */
  readonly selected: readonly DraftReference[];
  readonly error?: string | undefined;
}) {
  const { model, draft } = props;
  const { references } = draft;
  const { most, kinds } = model.references;
  const addable = props.selected.filter(
    ({ assetId, kind }) => kinds.includes(kind) && !references.some((reference) => reference.assetId === assetId),
  );
  if (most === 0 && references.length === 0) return null;
  const note = props.error ?? describeReferences(model, references);
  return (
    <fieldset className="grid gap-1.5" aria-describedby="references-note">
      <legend className="mb-1 font-medium">Made from</legend>
      {references.length > 0 && (
        <ol className="flex flex-wrap gap-2">
          {references.map(({ assetId }, index) => (
            <li key={assetId} className="relative">
              <img
                src={addressOf('getAssetContent', { params: { id: assetId }, query: { variant: '128' } })}
                alt={`Reference ${index + 1}`}
                className="size-16 rounded-sm border border-line bg-wash object-cover"
              />
              <span className="absolute bottom-0 left-0 rounded-tr-sm bg-paper px-1 text-sm tabular-nums">
                {index + 1}
              </span>
              <button
                type="button"
                aria-label={`Take out reference ${index + 1}`}
                onClick={() => draft.change({ type: 'remove-reference', assetId })}
                className="absolute -top-2 -right-2 grid size-6 place-items-center rounded-full border border-line-strong bg-paper hover:bg-wash pointer-coarse:size-8"
              >
                <X size={14} strokeWidth={2} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ol>
      )}
      {most > 0 && (
        <Button
          className="justify-self-start"
          aria-disabled={addable.length === 0}
          onClick={() => draft.change({ type: 'add-references', references: addable })}
        >
          <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
          {addable.length > 1 ? `Add the ${addable.length} selected` : 'Add what is selected'}
        </Button>
      )}
      <p id="references-note" className={props.error ? 'text-alarm text-sm' : 'text-ink-2 text-sm'}>
        {note ?? (references.length === 0 && `Optional: select ${nameKinds(kinds)} on the board and add them.`)}
      </p>
    </fieldset>
  );
}
