import { useMutation } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { signOut } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';
import { ROW_CLASS, ROW_ICON } from './menu-row.ts';

/** Ends the session. */
export function SignOutRow({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const exit = useMutation({
    mutationFn: signOut,
    onSuccess: onSignedOut,
    onError: () => announce('You are still signed in: Gesso did not answer. Try again.', 'alarm'),
  });
  return (
    <button type="button" className={ROW_CLASS} disabled={exit.isPending} onClick={() => exit.mutate()}>
      <LogOut {...ROW_ICON} /> Sign out
    </button>
  );
}
