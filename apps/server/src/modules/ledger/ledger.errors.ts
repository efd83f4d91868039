/** An id came back with another payload: somebody reused it, and neither answer would be true. Nothing was moved. */
export class OperationMismatchError extends Error {
  readonly code = 'idempotency-mismatch';
  readonly retryable = false;
  override readonly name = 'OperationMismatchError';

  constructor(operationId: string) {
    super(`The operation ${operationId} was already done with other values; use a new id for a new operation.`);
  }
}

/** The account has no credit account: whoever opened it left out `openCreditAccount`. */
export class CreditAccountMissingError extends Error {
  readonly code = 'credit-account-missing';
  readonly retryable = false;
  override readonly name = 'CreditAccountMissingError';

  constructor(accountId: string) {
    super(`The account ${accountId} has no credit account.`);
  }
}
