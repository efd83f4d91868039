import { lazy } from 'react';

export { MediaPlayer } from './MediaPlayer.tsx';
/** Comes with the first clip or mesh that is made live on a board. */
export const LiveMedia = lazy(() => import('./LiveMedia.tsx'));
