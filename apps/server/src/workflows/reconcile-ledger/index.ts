export * from './reconcile-ledger.ts';
