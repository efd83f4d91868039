export type { Nameable } from './open-mention.ts';
export { useMentions } from './use-mentions.tsx';
