import { createGessoProvider } from '@gesso/providers/gesso';
import type { PlanningAsset, PlanningModel, PlanningRequest } from '../../../planning.ts';

/** The built-in models as the catalogue gives them to a planner. */
export const BUILT_IN: readonly PlanningModel[] = createGessoProvider({ workers: 1, warmAfterMs: null }).models.map(
  ({ key, name, kind, vendor, settingsSchema, references, isPromptOptional, promptMaxCharacters }) => ({
    key,
    name,
    kind,
    vendor,
    isAvailable: true,
    settingsSchema,
    references: references ?? { least: 0, most: 0, kinds: [] },
    isPromptOptional: isPromptOptional ?? false,
    promptMaxCharacters,
  }),
);

/** A vendor's model that repaints pictures. */
export const REPAINTER: PlanningModel = {
  key: 'gpt-image',
  name: 'GPT image',
  kind: 'image',
  vendor: 'openai',
  isAvailable: true,
  settingsSchema: { type: 'object', properties: {}, additionalProperties: false },
  references: { least: 0, most: 4, kinds: ['image'] },
  isPromptOptional: false,
};

/** A vendor's model that sets pictures in motion, at lengths of its own. */
export const CAMERA: PlanningModel = {
  key: 'kling-1.6-pro',
  name: 'Kling 1.6 pro',
  kind: 'video',
  vendor: 'kling',
  isAvailable: true,
  settingsSchema: {
    type: 'object',
    properties: {
      duration: { type: 'string', title: 'Length', enum: ['5', '10'], default: '5' },
      aspectRatio: { type: 'string', title: 'Proportion', enum: ['16:9', '9:16', '1:1'], default: '16:9' },
    },
    additionalProperties: false,
  },
  references: { least: 0, most: 1, kinds: ['image'] },
  isPromptOptional: false,
};

export const design = (title: string, rest: Partial<PlanningAsset> = {}): PlanningAsset => ({
  assetId: idOf(title),
  kind: 'image',
  title,
  hasScene: true,
  widthPx: 1024,
  heightPx: 1280,
  runId: 'run-2',
  ...rest,
});

export const photo = (title: string, rest: Partial<PlanningAsset> = {}): PlanningAsset =>
  design(title, { hasScene: false, runId: null, widthPx: 1200, heightPx: 800, ...rest });

export const clip = (title: string, rest: Partial<PlanningAsset> = {}): PlanningAsset =>
  design(title, { kind: 'video', hasScene: false, widthPx: 1280, heightPx: 720, ...rest });

/** Two posters were made last, three clips before them. */
export const POSTERS = [design('Fox poster'), design('Bear poster')];
export const CLIPS = ['Clip: Harbour', 'Clip: Market', 'Clip: Night'].map((title) => clip(title, { runId: 'run-1' }));

export function buildRequest(brief: string, rest: Partial<PlanningRequest> = {}): PlanningRequest {
  return {
    brief,
    attachments: [],
    earlier: [...POSTERS, ...CLIPS],
    brand: null,
    models: BUILT_IN,
    ceilingMillicredits: null,
    answers: [],
    priceOf: (steps) => steps.reduce((sum, { model }) => sum + (model?.startsWith('gesso-') ? 1_000 : 30_000), 0),
    ...rest,
  };
}

function idOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z\d]+/gu, '-');
}
