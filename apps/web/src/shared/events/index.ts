export { useProjectEvents } from './project-events.ts';
export { useAccountEvents } from './refresh-queries.ts';
