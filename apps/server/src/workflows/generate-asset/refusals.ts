import type { ErrorCode, FieldError } from '@gesso/contract';
import type { CapName, HoldAnswer } from '../../modules/ledger/index.ts';
import type { PriceRefusal } from '../../modules/models/index.ts';

/** Why nothing was accepted, for the person who asked. Nothing has been moved. */
export type Refusal = {
  readonly ok: false;
  readonly code: Extract<
    ErrorCode,
    | 'not-found'
    | 'unknown-model'
    | 'unknown-price'
    | 'invalid-settings'
    | 'invalid-prompt'
    | 'model-unavailable'
    | 'max-exceeded'
    | 'insufficient-credits'
    | 'cap-exceeded'
  >;
  readonly message: string;
  readonly errors?: readonly FieldError[];
};

export function refuse(code: Refusal['code'], message: string, errors?: readonly FieldError[]): Refusal {
  return errors === undefined ? { ok: false, code, message } : { ok: false, code, message, errors };
}

/** Says why there is no price. */
export function describePriceRefusal(refusal: PriceRefusal): Refusal {
  switch (refusal.reason) {
    case 'unknown-model':
      return refuse('unknown-model', `There is no model ${refusal.model}; GET /api/catalogue lists them.`);
    case 'unknown-price':
      return refuse('unknown-price', `The model ${refusal.model} has no price; tell the operator.`);
    case 'invalid-settings':
      return refuse('invalid-settings', 'Some settings are not accepted.', refusal.errors);
  }
}

/** Says why the credits were not held. */
export function describeHoldRefusal(answer: Extract<HoldAnswer, { readonly ok: false }>): Refusal {
  switch (answer.reason) {
    case 'insufficient-credits': {
      const { neededMillicredits, spendableMillicredits } = answer;
      const message = `This costs ${toCredits(neededMillicredits)} credits and you have ${toCredits(spendableMillicredits)}.`;
      return refuse('insufficient-credits', message);
    }
    case 'cap-exceeded': {
      const { capMillicredits, usedMillicredits, neededMillicredits } = answer;
      const used = `${toCredits(usedMillicredits)} of ${toCredits(capMillicredits)} credits are used`;
      const message = `This costs ${toCredits(neededMillicredits)} credits, above ${CAP_WORDS[answer.cap]}: ${used}.`;
      return refuse('cap-exceeded', message);
    }
  }
}

const CAP_WORDS: Readonly<Record<CapName, string>> = {
  run: 'your cap per run',
  day: 'your cap per day',
  project: 'your cap per project',
  key: 'the cap of the API key',
};

/** 1,000 millicredits are 1 credit; up to three decimals, none where they are zero. */
function toCredits(millicredits: bigint): string {
  return String(Number(millicredits) / 1_000);
}
