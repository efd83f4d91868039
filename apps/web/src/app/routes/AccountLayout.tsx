import { Link, Outlet } from '@tanstack/react-router';
import { Corner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

const TAB =
  '-mb-px whitespace-nowrap border-transparent border-b-2 px-1 py-2.5 pointer-coarse:py-3.5 font-medium text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink';

/** `/account/*`: one title, its pages. On a phone the row of them scrolls. */
export function AccountLayout() {
  return (
    <Page title="Account" corner={<Corner />}>
      <h1 className="font-normal font-serif text-display">Account</h1>
      <nav
        aria-label="Account pages"
        className="-mx-4 mt-4 mb-8 flex gap-5 overflow-x-auto border-line border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
      >
        <Link to="/account/usage" className={TAB}>
          Usage
        </Link>
        <Link to="/account/subscription" className={TAB}>
          Manage subscription
        </Link>
        <Link to="/account/top-up" className={TAB}>
          Top up
        </Link>
        <Link to="/account/brand-kits" className={TAB}>
          Brand kits
        </Link>
        <Link to="/account/caps" className={TAB}>
          Caps
        </Link>
        <Link to="/account/keys" className={TAB}>
          API keys
        </Link>
      </nav>
      <Outlet />
    </Page>
  );
}
