export * from './open-account.ts';
