import type { Subscription } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatDay, formatDue, formatPrice } from '../../shared/format/amounts.ts';
import { countCredits } from '../../shared/format/credits.ts';
import { Button, buttonClass, classNames, IconButton } from '../../shared/ui/index.ts';
import { dismissBanner, isBannerDismissed } from './dismissed-banners.ts';
import { findLapse } from './find-lapse.ts';

/** Cards are entered by the few who owe something; the many do not wait for what that takes. */
const PaymentMethodDialog = lazy(async () => ({
  default: (await import('./PaymentMethodDialog.tsx')).PaymentMethodDialog,
}));

/** How banners lie: as strips across a page, or as floating panels over a board that must not move. */
type Place = 'page' | 'board';

/** What a person must know of their plan, whatever page they are on: what is owed, what ends, what lapses. */
export function PlanBanners({ place, now }: { readonly place: Place; readonly now: number }) {
  const subscription = useQuery(endpointQuery('getSubscription')).data;
  return (
    <aside aria-label="Your plan" className={place === 'board' ? 'grid gap-2' : undefined}>
      {subscription?.status === 'past-due' && <PastDueBanner place={place} subscription={subscription} />}
      {subscription?.status === 'cancelling' && subscription.cancelAt && (
        <EndingBanner place={place} endsAt={subscription.cancelAt} />
      )}
      {subscription && subscription.status !== 'none' && <LapseBanner place={place} now={now} />}
    </aside>
  );
}

function PastDueBanner({ place, subscription }: { readonly place: Place; readonly subscription: Subscription }) {
  const [isPaying, setPaying] = useState(false);
  const owed = formatPrice(subscription.nextChargeCents ?? 0);
  return (
    <Banner
      place={place}
      tone="alarm"
      title={`${owed} for your plan could not be charged.`}
      action={<Button onClick={() => setPaying(true)}>Pay {owed} now</Button>}
    >
      {subscription.nextChargeAt && `Next try on ${formatDue(subscription.nextChargeAt)}. `}Monthly credits come when it
      is paid.
      {isPaying && (
        <Suspense>
          <PaymentMethodDialog subscription={subscription} onClose={() => setPaying(false)} />
        </Suspense>
      )}
    </Banner>
  );
}

function EndingBanner({ place, endsAt }: { readonly place: Place; readonly endsAt: string }) {
  return (
    <Banner
      place={place}
      tone="attention"
      title={`Your plan ends on ${formatDay(endsAt)}.`}
      action={
        <Link to="/account/subscription" className={buttonClass()}>
          Manage
        </Link>
      }
      dismissId={`ends ${endsAt}`}
    >
      Nothing is charged any more. You can resume it until then.
    </Banner>
  );
}

function LapseBanner({ place, now }: { readonly place: Place; readonly now: number }) {
  const credits = useQuery(endpointQuery('getCredits', {})).data;
  const lapse = credits && findLapse(credits.grants, now);
  if (!lapse) return null;
  return (
    <Banner
      place={place}
      tone="calm"
      title={`${countCredits(lapse.millicredits)} lapse on ${formatDue(lapse.at)}.`}
      action={
        <Link to="/account/usage" className={buttonClass()}>
          See what is left
        </Link>
      }
      dismissId={`lapses ${lapse.at}`}
    >
      What is left of a month is not carried over.
    </Banner>
  );
}

const TONES = {
  alarm: { strip: 'bg-alarm/8', dot: 'bg-alarm' },
  attention: { strip: 'bg-ochre/10', dot: 'bg-ochre' },
  calm: { strip: 'bg-wash', dot: 'bg-cobalt' },
} as const;

function Banner(props: {
  readonly place: Place;
  readonly tone: keyof typeof TONES;
  readonly title: string;
  readonly children: ReactNode;
  readonly action: ReactNode;
  /** What is dismissed with it, for this browser; without one it stays. */
  readonly dismissId?: string;
}) {
  const { place, dismissId } = props;
  const [isDismissed, setDismissed] = useState(() => dismissId !== undefined && isBannerDismissed(dismissId));
  if (isDismissed) return null;
  const tone = TONES[props.tone];
  return (
    <div
      className={
        place === 'board'
          ? 'animate-appear rounded-md border border-line bg-paper shadow-float'
          : classNames('border-line border-b', tone.strip)
      }
    >
      <div
        className={classNames(
          'flex items-center gap-3 tabular-nums',
          place === 'board' ? 'py-1.5 pr-1.5 pl-3' : 'mx-auto max-w-[1120px] px-4 py-2 max-sm:items-start',
        )}
      >
        <span
          aria-hidden="true"
          className={classNames('size-2 shrink-0 rounded-full', place === 'page' && 'max-sm:mt-[6px]', tone.dot)}
        />
        <div
          className={classNames(
            'flex min-w-0 flex-1 items-center justify-between gap-x-4 gap-y-1.5',
            place === 'page' && 'flex-wrap',
          )}
        >
          <p className="min-w-0">
            <span className="font-semibold">{props.title}</span>{' '}
            <span className={classNames('text-ink-2', place === 'board' && 'max-lg:hidden')}>{props.children}</span>
          </p>
          {props.action}
        </div>
        {dismissId !== undefined && (
          <IconButton
            label="Dismiss"
            onClick={() => {
              dismissBanner(dismissId);
              setDismissed(true);
            }}
          >
            <X size={14} strokeWidth={1.5} />
          </IconButton>
        )}
      </div>
    </div>
  );
}
