import type { BrandKit, CreateBrandKit } from '@gesso/contract';
import { readHex } from './colors.ts';

/** A colour while it is typed; its key keeps the row while others come and go. */
export type DraftColor = { readonly key: number; readonly text: string };

/** A kit in the form. */
export type KitDraft = Omit<CreateBrandKit, 'colors'> & { readonly colors: readonly DraftColor[] };

export const EMPTY_KIT: KitDraft = { name: '', colors: [], titleFont: null, textFont: null, logos: [], tone: '' };

export function toDraft({ name, colors, titleFont, textFont, logos, tone }: BrandKit): KitDraft {
  return { name, colors: colors.map((text, key) => ({ key, text })), titleFont, textFont, logos, tone };
}

/** What is sent; undefined while a colour is none. A row left empty is no colour. */
export function toBody(draft: KitDraft): CreateBrandKit | undefined {
  const written = draft.colors.filter(({ text }) => text.trim() !== '').map(({ text }) => readHex(text));
  const colors = written.filter((color) => color !== undefined);
  if (colors.length < written.length) return undefined;
  return { ...draft, name: draft.name.trim(), tone: draft.tone.trim(), colors };
}
