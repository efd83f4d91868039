import { Link, Outlet } from '@tanstack/react-router';
import { Corner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

const TAB =
  '-mb-px border-transparent border-b-2 px-1 py-2.5 font-medium text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink';

/** `/account/*`: one title, its three pages. */
export function AccountLayout() {
  return (
    <Page title="Account" corner={<Corner />}>
      <h1 className="font-normal font-serif text-display">Account</h1>
      <nav aria-label="Account pages" className="mt-4 mb-8 flex gap-5 border-line border-b">
        <Link to="/account/usage" className={TAB}>
          Usage
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
