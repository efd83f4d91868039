import type { ModelDefinition } from '@gesso/provider-kit';
import { FAKE_IMAGE_MODEL } from '@gesso/provider-kit/testing';

/** Joins pictures into a picture: the fake's way of making a film. Free inside a run, as the real one is. */
export const FAKE_COMBINE_MODEL: ModelDefinition = {
  ...FAKE_IMAGE_MODEL,
  key: 'gesso-combine',
  name: 'Fake film',
  vendorModel: 'fake-film-1',
  isPromptOptional: true,
  references: { least: 1, most: 16, kinds: ['image'] },
  defaultMillicredits: 4_000,
};

/** Makes one picture a call, from exactly one. */
export const FAKE_CLIP_MODEL: ModelDefinition = {
  ...FAKE_IMAGE_MODEL,
  key: 'fake-clip',
  name: 'Fake clip',
  vendorModel: 'fake-clip-1',
  references: { least: 1, most: 1, kinds: ['image'] },
  defaultMillicredits: 3_000,
};

/** Pictures, clips made from pictures, and films made from clips, all of them small pictures in truth. */
export const FAKE_MODELS: readonly ModelDefinition[] = [FAKE_IMAGE_MODEL, FAKE_CLIP_MODEL, FAKE_COMBINE_MODEL];
