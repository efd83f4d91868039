import type { AtFault, FailureCode } from '@gesso/contract';

type FailureWords = {
  readonly title: string;
  /** Why it is not the creator who pays. */
  readonly why: string;
};

/** What happened in a few words, and why that is refunded. A code without words does not compile. */
export const FAILURE_WORDS: Readonly<Record<FailureCode, FailureWords>> = {
  moderated: {
    title: 'The model refused the prompt',
    why: 'Nobody can know beforehand what a model refuses, and a refusal is no work.',
  },
  'rate-limited': {
    title: 'The vendor is busy',
    why: 'The vendor turned the order away, so there was no work to pay for.',
  },
  'insufficient-vendor-balance': {
    title: 'The operator’s account at the vendor is empty',
    why: 'That account is the operator’s to fill; your credits are not touched for it.',
  },
  'invalid-settings': {
    title: 'The vendor refused the settings',
    why: 'The studio offered these settings, so a refusal of them is not yours to pay.',
  },
  timeout: {
    title: 'No answer in time',
    why: 'You waited and got nothing. Should the vendor bill for it all the same, that stays with the operator.',
  },
  unavailable: {
    title: 'The model cannot be reached',
    why: 'The order never got through, so there was no work to pay for.',
  },
  'empty-result': {
    title: 'Nothing usable came back',
    why: 'You pay for what you can use, and there was nothing.',
  },
  'wrong-type': {
    title: 'Another kind of file came back',
    why: 'You pay for what you asked for, and that did not arrive.',
  },
  'duplicate-result': {
    title: 'A picture came back that you already had',
    why: 'Nobody pays twice for one picture.',
  },
  'input-failed': {
    title: 'A step before it failed',
    why: 'Without the picture there is no clip of it, so nothing was made that could be paid.',
  },
  auth: {
    title: 'The vendor refused the operator’s key',
    why: 'The key is the operator’s to keep in order; your credits are not touched for it.',
  },
  concurrency: {
    title: 'The vendor takes no more orders at once',
    why: 'The vendor turned the order away, so there was no work to pay for.',
  },
  vendor: {
    title: 'The vendor failed',
    why: 'The fault was the vendor’s, and nothing arrived.',
  },
  lost: {
    title: 'The vendor’s answer was lost',
    why: 'It is not sent again, lest it be made twice. Should the vendor bill for it, that stays with the operator.',
  },
  expired: {
    title: 'The result could no longer be had',
    why: 'It was made but never reached you, so you do not pay for it.',
  },
  'engine-failed': {
    title: 'The built-in engine failed',
    why: 'The engine is a part of Gesso, and so is the mistake.',
  },
  cancelled: {
    title: 'You stopped it',
    why: 'What has not arrived is not paid, also when you change your mind.',
  },
};

/** Who is at fault, in plain words. */
export const FAULT_WORDS: Readonly<Record<AtFault, { readonly title: string; readonly who: string }>> = {
  provider: {
    title: 'The model or its vendor',
    who: 'The company that runs the model did not deliver what was ordered.',
  },
  operator: { title: 'The operator', who: 'Whoever runs this Gesso has something to set right at a vendor.' },
  gesso: { title: 'Gesso', who: 'The software itself made a mistake.' },
  creator: { title: 'Nobody: you decided', who: 'You changed your mind while the work ran, and that is free.' },
};
