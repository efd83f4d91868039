import type { ErrorCode, FieldError } from '@gesso/contract';
import type { QuoteRefusal } from '../modules/models/index.ts';
import { ProblemError, type Refusal } from './problems.ts';

const UNKNOWN_MODEL: readonly FieldError[] = [{ path: 'model', message: 'is not a model of the catalogue' }];

/** Turns a story's expected "no" into the answer. */
export function toProblem(refusal: {
  readonly code: ErrorCode;
  readonly message: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly authentication?: Refusal['authentication'] | undefined;
}): ProblemError {
  const errors = refusal.errors ?? (refusal.code === 'unknown-model' ? UNKNOWN_MODEL : undefined);
  const { code, message: detail, authentication } = refusal;
  return new ProblemError({ code, detail, ...(errors && { errors }), ...(authentication && { authentication }) });
}

/** Why something has no price, in words. */
export function toPriceProblem(refusal: QuoteRefusal): ProblemError {
  switch (refusal.reason) {
    case 'unknown-model':
      return new ProblemError({
        code: 'unknown-model',
        detail: `There is no model ${quote(refusal.model)}; GET /api/catalogue lists them.`,
        errors: UNKNOWN_MODEL,
      });
    case 'unknown-price':
      return new ProblemError({
        code: 'unknown-price',
        detail: `The model ${quote(refusal.model)} has no price here, so it cannot be sold; ask the operator.`,
      });
    case 'invalid-settings':
    case 'invalid-request': {
      const [first] = refusal.errors;
      const detail = first === undefined ? 'The request cannot be priced.' : `${first.path} ${first.message}.`;
      return new ProblemError({ code: refusal.reason, detail, errors: refusal.errors });
    }
  }
}

// A model's name comes from the client and may be anything.
function quote(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
