import { lazy } from 'react';

export { BrandKitPicker } from './BrandKitPicker.tsx';
/** The page's part; it brings all faces, which the studio does without. */
export const BrandKitsView = lazy(() =>
  import('./BrandKitsView.tsx').then(({ BrandKitsView }) => ({ default: BrandKitsView })),
);
