import { createLucideIcon } from 'lucide-react';

/** A broken line, in the hand of the other icons, which have none. */
export const DashedLine = createLucideIcon('dashed-line', [
  ['path', { d: 'M3 12h4', key: 'a' }],
  ['path', { d: 'M10 12h4', key: 'b' }],
  ['path', { d: 'M17 12h4', key: 'c' }],
]);
