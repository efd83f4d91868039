export * from './settle-ledger.ts';
