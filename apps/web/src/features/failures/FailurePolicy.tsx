import { FAILURE_CODES, type FailureCode, LIMITS } from '@gesso/contract';
import type { ReactNode } from 'react';
import { FAILURE_WORDS, FAULT_WORDS } from './failure-words.ts';
import { type FailureGroup, groupFailures } from './group-failures.ts';

const DAY_MS = 24 * 3_600_000;
const MAKE_GOOD_DAYS = LIMITS.makeGoodLifeMs / DAY_MS;
const HOLD_HOURS = LIMITS.holdLifeMs / 3_600_000;

/**
 * What comes back when work fails, when, and why: first the rules, then every reason there is.
 *
 * @param props.current - The code that somebody came for; it is set off from the others.
 */
export function FailurePolicy({ current }: { readonly current?: string }) {
  return (
    <div className="grid gap-14">
      <dl className="grid gap-4 md:grid-cols-2">
        <Rule title="What comes back">
          Everything that was held, if nothing arrived. If a part arrived, such as three pictures of four, you pay that
          part of the price and the rest comes back.
        </Rule>
        <Rule title="When">
          At the moment the work ends, without asking. Should it get lost, its hold ends by itself {HOLD_HOURS} hours
          after its last sign of life, and everything comes back.
        </Rule>
        <Rule title="Where it goes">
          To the credits it was taken from, with the end those always had: what lapses keeps its day, what never expires
          still never does.
        </Rule>
        <Rule title="If those credits have lapsed meanwhile">
          You get as many new ones, a make-good grant that names the job and lives {MAKE_GOOD_DAYS} days, once for each
          job. Only where you stopped the work yourself what has lapsed stays lapsed.
        </Rule>
      </dl>
      <section aria-labelledby="reasons">
        <h2 id="reasons" className="font-normal font-serif text-title">
          Every reason, and who is at fault
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-2">
          Whichever it is, the refund is the same: all that was held for what did not arrive.
        </p>
        {groupFailures().map((group) => (
          <Group key={group.atFault} group={group} current={current} />
        ))}
      </section>
    </div>
  );
}

function Rule({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5 rounded-lg border border-line p-5">
      <dt className="font-semibold text-lg">{title}</dt>
      <dd className="max-w-[60ch] text-ink-2">{children}</dd>
    </div>
  );
}

function Group({ group, current }: { readonly group: FailureGroup; readonly current: string | undefined }) {
  const { atFault, codes, isMadeGood } = group;
  const { title, who } = FAULT_WORDS[atFault];
  return (
    <section
      aria-labelledby={`fault-${atFault}`}
      className="mt-8 grid gap-x-10 gap-y-3 border-line border-t pt-6 md:grid-cols-3"
    >
      <div className="grid content-start gap-1.5">
        <h3 id={`fault-${atFault}`} className="font-semibold text-lg">
          {title}
        </h3>
        <p className="max-w-[60ch] text-ink-2">{who}</p>
        <p className="max-w-[60ch] text-ink-2">
          {isMadeGood
            ? `Credits that lapsed meanwhile are given anew, for ${MAKE_GOOD_DAYS} days.`
            : 'Credits that lapsed meanwhile stay lapsed.'}
        </p>
      </div>
      <ul className="md:-mt-3 md:col-span-2">
        {codes.map((code) => (
          <Failure key={code} code={code} isCurrent={code === current} />
        ))}
      </ul>
    </section>
  );
}

function Failure({ code, isCurrent }: { readonly code: FailureCode; readonly isCurrent: boolean }) {
  const { title, why } = FAILURE_WORDS[code];
  return (
    <li
      id={code}
      aria-current={isCurrent || undefined}
      className="-mx-3 grid scroll-mt-4 gap-1 rounded-md p-3 aria-[current=true]:bg-wash"
    >
      <h4 className="font-semibold">{title}</h4>
      <p className="max-w-[70ch]">“{FAILURE_CODES[code].message}”</p>
      <p className="max-w-[70ch] text-ink-2">
        <span className="sr-only">Why it is refunded: </span>
        {why}
      </p>
    </li>
  );
}
