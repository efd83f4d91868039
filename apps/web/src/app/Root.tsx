import { Outlet } from '@tanstack/react-router';
import { ChangeDialog } from '../features/subscription/index.ts';
import { Toaster } from '../shared/ui/index.ts';

/** What every page has: its place, the confirmation of a change of plan, and the region where results are announced. */
export function Root() {
  return (
    <>
      <Outlet />
      <ChangeDialog />
      <Toaster />
    </>
  );
}
