import { examplePricing } from '../../../modules/models/testing/example-pricing.ts';
import type { PlanningModel } from '../../../modules/planning/index.ts';

const KEYS = ['gesso-image', 'gpt-image', 'kling-1.6-pro', 'gesso-video', 'gesso-combine', 'tripo'] as const;

/** References as a few of the catalogue's models take them; what the example providers say of it is the same for all. */
const REFERENCES: Readonly<Record<(typeof KEYS)[number], PlanningModel['references']>> = {
  'gesso-image': { least: 0, most: 2, kinds: ['image'] },
  'gpt-image': { least: 0, most: 4, kinds: ['image'] },
  'kling-1.6-pro': { least: 0, most: 1, kinds: ['image'] },
  'gesso-video': { least: 0, most: 1, kinds: ['image'] },
  'gesso-combine': { least: 1, most: 16, kinds: ['video', 'image'] },
  tripo: { least: 0, most: 1, kinds: ['image'] },
};

/** Models for plans of tests, as planners and the rules of plans see them. */
export function exampleModels(): readonly PlanningModel[] {
  const { findModel } = examplePricing(true);
  return KEYS.flatMap((key) => {
    const found = findModel(key);
    if (found === undefined) return [];
    const { name, kind, vendor, settingsSchema } = found.definition;
    const references = REFERENCES[key];
    return [{ key, name, kind, vendor, settingsSchema, references, isAvailable: true, isPromptOptional: false }];
  });
}
