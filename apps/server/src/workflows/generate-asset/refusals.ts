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
      const message = `This costs ${countCredits(neededMillicredits)} and you have ${toCredits(spendableMillicredits)}.`;
      return refuse('insufficient-credits', message);
    }
    case 'cap-exceeded': {
      const { capMillicredits, usedMillicredits, neededMillicredits } = answer;
      const used = `${toCredits(usedMillicredits)} of ${countCredits(capMillicredits)} used`;
      const message = `This costs ${countCredits(neededMillicredits)}, above ${CAP_WORDS[answer.cap]}: ${used}.`;
      return refuse('cap-exceeded', message);
    }
  }
}

/** Says that the price is above what the caller was ready to pay. */
export function describeAboveMaximum(price: {
  readonly neededMillicredits: bigint;
  readonly maximumMillicredits: bigint;
}): Refusal {
  const { neededMillicredits, maximumMillicredits } = price;
  return refuse(
    'max-exceeded',
    `This costs ${countCredits(neededMillicredits)}, above your maximum of ${toCredits(maximumMillicredits)}.`,
  );
}

const CAP_WORDS: Readonly<Record<CapName, string>> = {
  run: 'your cap per run',
  day: 'your cap per day',
  project: 'your cap per project',
  key: 'the cap of the API key',
};

/** With the noun: "1 credit", "0.5 credits". */
function countCredits(millicredits: bigint): string {
  return `${toCredits(millicredits)} ${millicredits === 1_000n ? 'credit' : 'credits'}`;
}

/** 1,000 millicredits are 1 credit; up to three decimals, none where they are zero. */
function toCredits(millicredits: bigint): string {
  return (Number(millicredits) / 1_000).toLocaleString('en-US', { maximumFractionDigits: 3 });
}
