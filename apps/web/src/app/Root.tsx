import { Outlet } from '@tanstack/react-router';
import { Toaster } from '../shared/ui/index.ts';

/** What every page has: its place, and the region where results are announced. */
export function Root() {
  return (
    <>
      <Outlet />
      <Toaster />
    </>
  );
}
