import type { Me } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartNoAxesColumn, KeyRound, LogOut, Settings2, ShieldCheck, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { signOut } from '../../shared/client/index.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { announce, buttonClass } from '../../shared/ui/index.ts';
import { initialsOf } from './initials.ts';
import { ThemePicker } from './ThemePicker.tsx';
import { useDisclosure } from './use-disclosure.ts';

const ROW =
  'flex h-8 w-full items-center gap-2.5 rounded-sm px-2.5 text-left hover:bg-wash pointer-coarse:h-11 [&>svg]:text-ink-2';
const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** The avatar and its quick menu; opens on hover, focus and touch. */
export function AccountMenu({ me, onSignedOut }: { readonly me: Me; readonly onSignedOut: () => void }) {
  const menu = useDisclosure();
  const { account, credits } = me;
  return (
    <div className="relative" {...menu.area}>
      <button
        type="button"
        aria-expanded={menu.isOpen}
        aria-label={`${initialsOf(account.name, account.email)}, account of ${account.name}`}
        onClick={menu.toggle}
        className="grid size-8 place-items-center rounded-full pointer-coarse:size-11"
      >
        <span className="grid size-8 place-items-center rounded-full bg-ink font-semibold text-paper text-sm">
          {initialsOf(account.name, account.email)}
        </span>
      </button>
      {menu.isOpen && (
        <div className="absolute top-full right-0 z-50 w-64 animate-appear pt-2">
          {/* The padding above belongs to the menu, so that the pointer never leaves it on its way down. */}
          <div className="rounded-md border border-line bg-paper p-2 shadow-float">
            <div className="grid gap-3 p-2.5">
              <div className="min-w-0">
                <p className="truncate font-semibold">{account.name}</p>
                <p className="truncate text-ink-2 text-sm">{account.email}</p>
              </div>
              <dl className="grid grid-cols-[1fr_auto] gap-y-1 text-ink-2 tabular-nums [&>dd]:text-right">
                <dt>Plan</dt>
                <dd className="font-medium text-ink capitalize">{account.plan}</dd>
                <dt>To spend</dt>
                <dd className="font-medium text-ink">{formatCredits(credits.spendableMillicredits)}</dd>
                <dt>Held for running work</dt>
                <dd className="font-medium text-ink">{formatCredits(credits.heldMillicredits)}</dd>
              </dl>
              <Link to="/plans" className={buttonClass('action')}>
                <Sparkles {...ICON} />
                See plans
              </Link>
            </div>
            <nav aria-label="Account" className="border-line border-t pt-2">
              <MenuLinks isOperator={account.role === 'operator'} />
            </nav>
            <div className="mt-2 border-line border-t pt-2">
              <ThemePicker />
              <SignOutRow onSignedOut={onSignedOut} />
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

function MenuLinks({ isOperator }: { readonly isOperator: boolean }): ReactNode {
  return (
    <>
      <Link to="/account/usage" className={ROW}>
        <ChartNoAxesColumn {...ICON} /> Usage
      </Link>
      <Link to="/account/caps" className={ROW}>
        <ShieldCheck {...ICON} /> Caps
      </Link>
      <Link to="/account/keys" className={ROW}>
        <KeyRound {...ICON} /> API keys
      </Link>
      {isOperator && (
        <Link to="/setup" className={ROW}>
          <Settings2 {...ICON} /> Setup
        </Link>
      )}
    </>
  );
}

function SignOutRow({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const exit = useMutation({
    mutationFn: signOut,
    onSuccess: onSignedOut,
    onError: () => announce('You are still signed in: Gesso did not answer. Try again.', 'alarm'),
  });
  return (
    <button type="button" className={ROW} disabled={exit.isPending} onClick={() => exit.mutate()}>
      <LogOut {...ICON} /> Sign out
    </button>
  );
}
