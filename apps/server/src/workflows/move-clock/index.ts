export * from './move-clock.ts';
