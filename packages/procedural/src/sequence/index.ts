export { type OpenSequence, openSequence, type SequenceOptions } from './open-sequence.ts';
export { planSequence } from './plan-sequence.ts';
export { type SequencePlan, type Shot, TRANSITIONS, type Transition } from './sequence.ts';
export { setTitles, TITLE_FACES, type Title } from './titles.ts';
