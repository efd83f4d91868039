import { lazy } from 'react';

/** The style bar; it comes when something is selected or drawn, not with the board. */
export const ItemStyleBar = lazy(() =>
  import('./ItemStyleBar.tsx').then((module) => ({ default: module.ItemStyleBar })),
);
