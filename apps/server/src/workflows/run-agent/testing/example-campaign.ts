import { exampleStep } from './example-plan.ts';

/** Steps made by the fake models, each with its id as its prompt, so that a test can say what becomes of it. */
export const picture = (id: string, more: Partial<Parameters<typeof exampleStep>[0]> = {}) =>
  exampleStep({ id, model: 'fake-image', prompt: id, ...more });
export const clip = (id: string, inputs: readonly string[], count = 1) =>
  picture(id, { kind: 'video', model: 'fake-clip', inputs, count });
export const film = (id: string, inputs: readonly string[]) =>
  picture(id, { kind: 'combine', model: 'gesso-combine', inputs, count: 1 });
const text = (id: string, words: string) => picture(id, { kind: 'text', model: null, prompt: words });

/** Pictures, a clip of each, a film of the clips, and a text. */
export const campaign = [
  picture('s1', { count: 3 }),
  clip('s2', ['s1'], 3),
  film('s3', ['s2']),
  text('s4', 'Foxes\nat night'),
];
