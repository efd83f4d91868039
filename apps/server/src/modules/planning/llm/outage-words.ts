import type { LanguageModelFailure } from '../../../platform/language-model/index.ts';

const WHY: Readonly<Record<LanguageModelFailure, string>> = {
  timeout: 'it did not answer in time',
  unreachable: 'it could not be reached',
  'rate-limited': 'it takes no more requests at the moment',
  overloaded: 'its server has a fault or too much to do',
  'key-refused': 'its key was not accepted; the operator can correct it',
  'no-balance': 'its account at the vendor has no balance left; the operator can top it up',
  'unknown-model': 'its vendor does not know the model; the operator can correct its name',
  'request-refused': 'its vendor did not accept the request',
  unreadable: 'its answer could not be read',
};

/** Tells the creator who answered and why it was not the language model. */
export function describeOutage(failure: LanguageModelFailure): string {
  return `The built-in planner stepped in, because the language model gave no answer: ${WHY[failure]}.`;
}
