export * from './word-policy.rules.ts';
