import type { ErrorCode, FieldError } from '@gesso/contract';
import type { CapName, HoldAnswer } from '../../modules/ledger/index.ts';
import type { PriceRefusal } from '../../modules/models/index.ts';

/** Why nothing was accepted, for the person who asked. Nothing has been moved. */
export type Refusal = {
  readonly ok: false;
  readonly code: Extract<
    ErrorCode,
    | 'not-found'
    | 'invalid-request'
    | 'unknown-model'
    | 'unknown-price'
    | 'invalid-settings'
    | 'invalid-prompt'
    | 'prohibited'
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
      const { words, path } = CAP_FIELDS[answer.cap];
      const message = `This costs ${countCredits(neededMillicredits)}, above ${words}: ${used}.`;
      return refuse('cap-exceeded', message, [{ path, message: 'must leave room for this, or be removed' }]);
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
    [{ path: 'maxMillicredits', message: `must be ${neededMillicredits} or more` }],
  );
}

/** Each cap in words, and under the name it is set by. */
const CAP_FIELDS: Readonly<Record<CapName, { readonly words: string; readonly path: string }>> = {
  run: { words: 'your cap per run', path: 'perRunMillicredits' },
  day: { words: 'your cap per day', path: 'perDayMillicredits' },
  project: { words: 'your cap per project', path: 'perProjectMillicredits' },
  key: { words: 'the cap of the API key', path: 'capMillicredits' },
};

/** With the noun: "1 credit", "0.5 credits". */
function countCredits(millicredits: bigint): string {
  return `${toCredits(millicredits)} ${millicredits === 1_000n ? 'credit' : 'credits'}`;
}

/** 1,000 millicredits are 1 credit; up to three decimals, none where they are zero. */
function toCredits(millicredits: bigint): string {
  return (Number(millicredits) / 1_000).toLocaleString('en-US', { maximumFractionDigits: 3 });
}
