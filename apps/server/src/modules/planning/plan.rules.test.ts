import { LIMITS, type SettingsSchema } from '@gesso/contract';
import { describe, expect, test } from 'vitest';
import { countMaterial, findPlanFaults } from './plan.rules.ts';
import type { PlanningModel, PlanStep } from './planning.ts';

const SCHEMA: SettingsSchema = {
  type: 'object',
  properties: { size: { type: 'string', title: 'Size', enum: ['square', 'story'], default: 'square' } },
  additionalProperties: false,
};

const model = (key: string, rest: Partial<PlanningModel> = {}): PlanningModel => ({
  key,
  name: key,
  kind: 'image',
  vendor: 'any',
  isAvailable: true,
  settingsSchema: SCHEMA,
  references: { least: 0, most: 0, kinds: [] },
  isPromptOptional: false,
  ...rest,
});

const MODELS = [
  model('painter'),
  model('painter-from-pictures', { references: { least: 0, most: 2, kinds: ['image'] } }),
  model('gesso-edit', { references: { least: 1, most: 3, kinds: ['image'] }, promptMaxCharacters: 20 }),
  model('animator', { kind: 'video', references: { least: 0, most: 1, kinds: ['image'] } }),
  model('gesso-combine', {
    kind: 'video',
    isPromptOptional: true,
    references: { least: 1, most: 3, kinds: ['video', 'image'] },
  }),
];

const step = (rest: Partial<PlanStep> = {}): PlanStep => ({
  id: 's1',
  kind: 'image',
  title: 'Picture',
  prompt: 'a fox',
  model: 'painter',
  settings: {},
  inputs: [],
  references: [],
  count: 1,
  ...rest,
});

const clip = (rest: Partial<PlanStep> = {}) =>
  step({ id: 's2', kind: 'video', model: 'animator', inputs: ['s1'], ...rest });
const film = (rest: Partial<PlanStep> = {}) =>
  step({ id: 's3', kind: 'combine', model: 'gesso-combine', prompt: '', inputs: ['s2'], ...rest });

const faultsOf = (...steps: PlanStep[]) => findPlanFaults({ version: 1, rationale: '', steps }, MODELS);

describe('a plan that can be priced and run has no faults', () => {
  test.each<[string, PlanStep[]]>([
    ['one picture', [step()]],
    ['a text', [step({ kind: 'text', model: null })]],
    ['a picture, its clip and the film', [step(), clip(), film()]],
    ['one clip of each picture', [step({ count: 3 }), clip({ count: 3 })]],
    [
      'every picture of two in one result',
      [step({ count: 2 }), step({ id: 's2', model: 'painter-from-pictures', inputs: ['s1'] })],
    ],
    ['an edit of each of two things', [step({ kind: 'edit', model: 'gesso-edit', references: ['a', 'b'], count: 2 })]],
    [
      'an edit by a model that paints from pictures',
      [step({ kind: 'edit', model: 'painter-from-pictures', references: ['a'] })],
    ],
    ['inputs that stand behind', [clip(), step()]],
  ])('%s', (_, steps) => expect(faultsOf(...steps)).toEqual([]));
});

describe('what keeps a plan from running is named with its place', () => {
  const many = (length: number, rest: Partial<PlanStep> = {}) =>
    Array.from({ length }, (_, at) => step({ id: `s${at + 1}`, ...rest }));
  test.each<[string, PlanStep[], string, RegExp]>([
    ['no step', [], 'steps', /at least one step/u],
    ['too many steps', many(LIMITS.stepsPerRun + 1), 'steps', /at most 24 steps/u],
    ['too many results', many(2, { count: 21 }), 'steps', /at most 40 results together, not 42/u],
    ['two steps of one name', [step(), step()], 'steps.1.id', /unique/u],
    ['a name too long', [step({ id: 'x'.repeat(41) })], 'steps.0.id', /1 to 40/u],
    ['no title', [step({ title: ' ' })], 'steps.0.title', /1 to 120/u],
    ['no prompt', [step({ prompt: '' })], 'steps.0.prompt', /must not be empty/u],
    [
      'a prompt too long for its model',
      [step({ kind: 'edit', model: 'gesso-edit', references: ['a'], prompt: 'x'.repeat(21) })],
      'steps.0.prompt',
      /at most 20/u,
    ],
    ['a character that cannot be kept', [step({ prompt: 'a\0' })], 'steps.0.prompt', /cannot be kept/u],
    ['half a character', [step({ title: '\ud800' })], 'steps.0.title', /cannot be kept/u],
    ['no whole count', [step({ count: 1.5 })], 'steps.0.count', /whole number/u],
    ['no count', [step({ count: 0 })], 'steps.0.count', /whole number/u],
    ['an unknown model', [step({ model: 'constructor' })], 'steps.0.model', /not a model/u],
    ['no model', [step({ model: null })], 'steps.0.model', /must name a model/u],
    ['a model of another kind', [step({ model: 'animator' })], 'steps.0.model', /does not make/u],
    [
      'a film by another model',
      [step(), film({ model: 'animator', inputs: ['s1'] })],
      'steps.1.model',
      /does not combine/u,
    ],
    ['a clip by the model that joins', [step(), clip({ model: 'gesso-combine' })], 'steps.1.model', /does not make/u],
    [
      'an edit by a model that takes no picture',
      [step({ kind: 'edit', references: ['a'] })],
      'steps.0.model',
      /takes no picture/u,
    ],
    ['an edit of nothing', [step({ kind: 'edit', model: 'gesso-edit' })], 'steps.0.inputs', /at least 1/u],
    [
      'fewer edits than things',
      [step({ kind: 'edit', model: 'gesso-edit', references: ['a', 'b'] })],
      'steps.0.count',
      /must be 2/u,
    ],
    ['an unknown setting', [step({ settings: { colour: 'red' } })], 'steps.0.settings.colour', /not a setting/u],
    [
      'a setting out of its list',
      [step({ settings: { size: 'huge' } })],
      'steps.0.settings.size',
      /one of square, story/u,
    ],
    ['a count among the settings', [step({ settings: { count: 2 } })], 'steps.0.settings.count', /left out/u],
    ['an input that is not there', [clip()], 'steps.0.inputs.0', /no step of the plan/u],
    ['an input named twice', [step(), clip({ inputs: ['s1', 's1'] })], 'steps.1.inputs.1', /named once/u],
    ['a step made from itself', [clip({ inputs: ['s2'] })], 'steps.0.inputs.0', /waits for itself/u],
    [
      'a circle',
      [
        step({ model: 'painter-from-pictures', inputs: ['s2'] }),
        step({ id: 's2', model: 'painter-from-pictures', inputs: ['s1'] }),
      ],
      'steps.0.inputs.0',
      /waits for itself/u,
    ],
    [
      'an input that gives nothing',
      [step({ kind: 'text', model: null }), clip()],
      'steps.1.inputs.0',
      /gives nothing/u,
    ],
    [
      'an input of a kind the model does not take',
      [step(), clip(), clip({ id: 's3', inputs: ['s2'] })],
      'steps.2.inputs.0',
      /gives nothing/u,
    ],
    [
      'inputs of a model that takes none',
      [step(), step({ id: 's2', inputs: ['s1'] })],
      'steps.1.inputs',
      /must be empty/u,
    ],
    ['references of a model that takes none', [step({ references: ['a'] })], 'steps.0.references', /must be empty/u],
    ['more than one clip takes', [step({ count: 3 }), clip({ count: 2 })], 'steps.1.inputs', /at most 1 .*not 3/u],
    ['more parts than a film takes', [step({ count: 4 }), film({ inputs: ['s1'] })], 'steps.1.inputs', /at most 3/u],
    ['a film of nothing', [film({ inputs: [] })], 'steps.0.inputs', /at least 1/u],
    ['a text with a model', [step({ kind: 'text' })], 'steps.0.model', /must be null/u],
    [
      'a text with inputs',
      [step(), step({ id: 's2', kind: 'text', model: null, inputs: ['s1'] })],
      'steps.1.inputs',
      /made from nothing/u,
    ],
    ['two of one text', [step({ kind: 'text', model: null, count: 2 })], 'steps.0.count', /must be 1/u],
    [
      'a text with settings',
      [step({ kind: 'text', model: null, settings: { size: 'square' } })],
      'steps.0.settings',
      /no settings/u,
    ],
    ['an empty text', [step({ kind: 'text', model: null, prompt: '' })], 'steps.0.prompt', /text itself/u],
  ])('%s', (_, steps, path, message) => {
    expect(faultsOf(...steps)).toContainEqual({ path, message: expect.stringMatching(message) });
  });
});

test('what a step is made from are its references and every result of its inputs', () => {
  const steps = [step({ count: 3 }), clip({ references: ['a', 'b'] })];
  expect(countMaterial(steps[1]!, new Map(steps.map((one) => [one.id, one])))).toBe(5);
});
