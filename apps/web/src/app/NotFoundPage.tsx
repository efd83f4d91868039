import { Link } from '@tanstack/react-router';
import { buttonClass, EmptyState } from '../shared/ui/index.ts';

/** For addresses that lead nowhere, and for what belongs to somebody else. */
export function NotFoundPage() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        title="There is nothing at this address"
        action={
          <Link to="/" className={buttonClass()}>
            To your projects
          </Link>
        }
      >
        It may have been deleted, or it belongs to another account.
      </EmptyState>
    </main>
  );
}
