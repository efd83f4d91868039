export { ownCaptureId } from './capture-ids.rules.ts';
export type { CaptureHold, HoldCredits } from './hold-operations.ts';
export { OperationMismatchError } from './ledger.errors.ts';
export * from './ledger.service.ts';
export type * from './ledger.ts';
export * from './reconcile.service.ts';
export * from './statement.service.ts';
export * from './upcoming.store.ts';
export { UnknownTimeZoneError } from './usage.errors.ts';
