export { useAccountEvents } from './refresh-queries.ts';
