import type { PlanningModel, PlanningRequest, PlanStep } from '../planning.ts';

type Setting = PlanningModel['settingsSchema']['properties'][string];

/** A language model chooses better from a list it can read at a glance; longer ones only say that any text is taken. */
const CHOICES_SHOWN = 60;

/**
 * The models that a plan may use, as compact as a language model needs them.
 *
 * What has no key now is left out: a plan with it could not run. What a result costs is the server's word and only
 * helps to keep under a ceiling; nothing comes back from it.
 */
export function describeModels({
  models,
  priceOf,
}: Pick<PlanningRequest, 'models' | 'priceOf'>): readonly Readonly<Record<string, unknown>>[] {
  return models.filter(({ isAvailable }) => isAvailable).map((model) => describeModel(model, priceOf));
}

function describeModel(model: PlanningModel, priceOf: PlanningRequest['priceOf']): Readonly<Record<string, unknown>> {
  const { least, most, kinds } = model.references;
  const creditsEach = priceOneMore(model, priceOf);
  return {
    key: model.key,
    name: model.name,
    makes: model.kind,
    vendor: model.vendor,
    ...(creditsEach === undefined ? {} : { creditsEach }),
    ...(model.promptMaxCharacters === undefined ? {} : { promptCharacters: model.promptMaxCharacters }),
    ...(model.isPromptOptional ? { promptMayBeEmpty: true } : {}),
    madeFrom: most === 0 ? 'nothing' : `${least} to ${most} of ${kinds.join(', ')}`,
    settings: Object.fromEntries(
      Object.entries(model.settingsSchema.properties)
        .filter(([name]) => name !== 'count')
        .map(([name, setting]) => [name, describeSetting(setting)]),
    ),
  };
}

/** What the second of two results adds, the agent's own part included. */
function priceOneMore(model: PlanningModel, priceOf: PlanningRequest['priceOf']): number | undefined {
  const [one, two] = [1, 2].map((count) => priceOf([probe(model, count)]));
  return one === undefined || two === undefined ? undefined : (two - one) / 1_000;
}

function probe({ key, kind }: PlanningModel, count: number): PlanStep {
  return { id: 's1', kind, title: '', prompt: '', model: key, settings: {}, inputs: [], references: [], count };
}

function describeSetting(setting: Setting): string {
  const usual = 'default' in setting && setting.default !== '' ? `; default ${String(setting.default)}` : '';
  if (setting.type === 'boolean') return `true|false${usual}`;
  if (setting.type === 'integer') return `${setting.minimum} to ${setting.maximum}${usual}`;
  if ('enum' in setting) return `${describeChoices(setting.enum)}${usual}`;
  return `text up to ${setting.maxLength}: ${setting.description ?? setting.title}`;
}

function describeChoices(choices: readonly string[]): string {
  const shown = choices.slice(0, CHOICES_SHOWN).join('|');
  return choices.length > CHOICES_SHOWN ? `${shown}|…` : shown;
}
