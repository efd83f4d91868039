import type { Me } from '@gesso/contract';
import type { PlanChoice } from '../../shared/plans/choice.ts';
import { initialsOf } from './initials.ts';
import { MenuLinks } from './MenuLinks.tsx';
import { MenuPlans } from './MenuPlans.tsx';
import { SignOutRow } from './SignOutRow.tsx';
import { ThemePicker } from './ThemePicker.tsx';
import { useDisclosure } from './use-disclosure.ts';

/** The avatar and its quick upgrade menu; opens on hover, focus and touch. `onChoose` takes a plan to its confirmation. */
export function AccountMenu(props: {
  readonly me: Me;
  readonly onChoose: (choice: PlanChoice) => void;
  readonly onSignedOut: () => void;
}) {
  const menu = useDisclosure();
  const { account, credits } = props.me;
  const choose = (choice: PlanChoice) => {
    // The confirmation gives the focus back to where it was, which the menu is no more.
    menu.close();
    props.onChoose(choice);
  };
  return (
    <div className="relative" {...menu.area}>
      <button
        ref={menu.trigger}
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
        <div className="absolute top-full right-0 z-50 w-[min(340px,calc(100vw-24px))] animate-appear pt-2">
          {/* The padding above belongs to the menu, so that the pointer never leaves it on its way down. */}
          <div className="max-h-[calc(100dvh-84px)] overflow-y-auto rounded-md border border-line bg-paper p-2 shadow-float">
            <MenuPlans account={account} credits={credits} onChoose={choose} />
            <nav aria-label="Account" className="border-line border-t pt-2">
              <MenuLinks isOperator={account.role === 'operator'} />
            </nav>
            <div className="mt-2 border-line border-t pt-2">
              <ThemePicker />
              <SignOutRow onSignedOut={props.onSignedOut} />
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
