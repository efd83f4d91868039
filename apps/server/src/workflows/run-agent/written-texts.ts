import type { PlanningModel, PlanStep } from '../../modules/planning/index.ts';
import type { WrittenText } from '../../modules/word-policy/index.ts';

/** Everything of steps that is free text, for the operator's word policy. Choices are the model's own words. */
export function writtenTexts(steps: readonly PlanStep[], models: readonly PlanningModel[]): readonly WrittenText[] {
  return steps.flatMap(({ id, title, prompt, model, settings }) => {
    const properties = models.find(({ key }) => key === model)?.settingsSchema.properties ?? {};
    const texts = Object.entries(settings).flatMap(([name, value]) => {
      const setting = properties[name];
      const isFree = typeof value === 'string' && setting !== undefined && !('enum' in setting);
      return isFree ? [{ path: `steps.${id}.settings.${name}`, text: value }] : [];
    });
    return [{ path: `steps.${id}.title`, text: title }, { path: `steps.${id}.prompt`, text: prompt }, ...texts];
  });
}
