import { LIMITS, type ModelKind, type Settings, type SettingValue } from '@gesso/contract';
import { useMemo, useReducer } from 'react';
import type { DraftSettings } from '../../shared/settings-form/index.ts';

/** A file on the board that the next run is made from. */
export type DraftReference = { readonly assetId: string; readonly kind: ModelKind };

/** What the generator panel holds while a person works at it. Each model keeps its own settings. */
export type GeneratorDraft = {
  /** Null until a model is chosen; the panel then takes the first that is ready. */
  readonly model: string | null;
  readonly prompt: string;
  readonly settings: Readonly<Record<string, DraftSettings>>;
  /** In the order in which they are used; kept when the model changes, like the prompt. */
  readonly references: readonly DraftReference[];
};

export type DraftChange =
  | { readonly type: 'choose-model'; readonly model: string }
  | { readonly type: 'write-prompt'; readonly prompt: string }
  /** `undefined` puts the setting back to its default. */
  | { readonly type: 'set'; readonly model: string; readonly name: string; readonly value: SettingValue | undefined }
  | { readonly type: 'add-references'; readonly references: readonly DraftReference[] }
  | { readonly type: 'remove-reference'; readonly assetId: string }
  | {
      readonly type: 'fill';
      readonly prompt: string;
      readonly model?: string;
      readonly settings?: Settings;
      readonly references?: readonly DraftReference[];
    };

/** The draft after a change. */
export function changeDraft(draft: GeneratorDraft, change: DraftChange): GeneratorDraft {
  switch (change.type) {
    case 'choose-model':
      return { ...draft, model: change.model };
    case 'write-prompt':
      return { ...draft, prompt: change.prompt };
    case 'set': {
      const { [change.name]: _before, ...rest } = draft.settings[change.model] ?? {};
      const settings = change.value === undefined ? rest : { ...rest, [change.name]: change.value };
      return { ...draft, settings: { ...draft.settings, [change.model]: settings } };
    }
    case 'add-references': {
      const known = new Set(draft.references.map(({ assetId }) => assetId));
      const added = change.references.filter(({ assetId }) => !known.has(assetId));
      return { ...draft, references: [...draft.references, ...added].slice(0, LIMITS.references) };
    }
    case 'remove-reference':
      return { ...draft, references: draft.references.filter(({ assetId }) => assetId !== change.assetId) };
    case 'fill': {
      const model = change.model ?? draft.model;
      const settings = model && change.settings ? { ...draft.settings, [model]: change.settings } : draft.settings;
      return { model, prompt: change.prompt, settings, references: change.references ?? draft.references };
    }
  }
}

const EMPTY: GeneratorDraft = { model: null, prompt: '', settings: {}, references: [] };

export type GeneratorDraftStore = GeneratorDraft & { readonly change: (change: DraftChange) => void };

/** The draft of the open studio; above the panel, so that other parts of the page can fill it. */
export function useGeneratorDraft(): GeneratorDraftStore {
  const [draft, change] = useReducer(changeDraft, EMPTY);
  return useMemo(() => ({ ...draft, change }), [draft]);
}
