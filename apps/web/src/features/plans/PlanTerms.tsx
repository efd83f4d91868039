import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What stands beside the prices: what members may do, what lapses, what comes back, how one changes and leaves. */
export function PlanTerms() {
  return (
    <dl className="grid gap-4 md:grid-cols-2">
      <Term title="What members may do">
        Use what they make commercially, within the licence of the model that made it, the law and the terms of this
        studio. Not to redistribute, resell or use a model itself to build a service that competes with it. The rights
        are fixed when a thing is made and stay with it.
      </Term>
      <Term title="What does not come back">
        Credits of a month lapse at its end and are not carried over; the bonus lapses with the first month. Free and
        top-up credits never expire, also when a plan has ended.
      </Term>
      <Term title="What comes back by itself">
        Everything that was held for work that failed:{' '}
        <Link to="/failure-policy" className="text-ink underline underline-offset-2">
          what, when and why
        </Link>
        . And the money for the months of an annual plan that have not begun, to the card, when you upgrade.
      </Term>
      <Term title="Changing and leaving">
        An upgrade begins at once. Every other change waits until what you have paid is used. Cancelling takes two
        clicks in your account; nothing is taken back, and you can resume until the last day.
      </Term>
    </dl>
  );
}

function Term({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5 rounded-lg border border-line p-5">
      <dt className="font-semibold text-lg">{title}</dt>
      <dd className="max-w-[60ch] text-ink-2">{children}</dd>
    </div>
  );
}
