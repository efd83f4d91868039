import { Link } from '@tanstack/react-router';
import { buttonClass, EmptyState } from '../../shared/ui/index.ts';

/** For links that were revoked, have expired or never were; which of these is nobody's business but the owner's. */
export function EndedLinkPage() {
  return (
    <main className="grid min-h-dvh place-items-center bg-paper">
      <EmptyState
        title="This link no longer opens anything"
        action={
          <Link to="/" className={buttonClass()}>
            To your projects
          </Link>
        }
      >
        It was revoked, or its time is over. Ask whoever sent it for a new one.
      </EmptyState>
    </main>
  );
}
