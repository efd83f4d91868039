import { CreditCard } from 'lucide-react';
import { useId } from 'react';
import { classNames, ErrorNotice, Field, INPUT_CLASS, Skeleton } from '../ui/index.ts';
import { describeCard } from './card-words.ts';
import type { Card } from './use-card.ts';

/** By which card is paid: the saved one, a test card of the sandbox, or one entered on the gateway's own page. */
export function CardChoice({ card, legend = 'Pay with' }: { readonly card: Card; readonly legend?: string }) {
  return (
    <fieldset className="grid gap-2">
      {/* Without a saved card there is one control, whose own label is enough to see. */}
      <legend className={card.saved ? 'mb-1.5 font-medium' : 'sr-only'}>{legend}</legend>
      {card.saved && <SavedOrAnother card={card} saved={describeCard(card.saved)} />}
      {card.wantsAnother && <AnotherCard card={card} />}
    </fieldset>
  );
}

function SavedOrAnother({ card, saved }: { readonly card: Card; readonly saved: string }) {
  const name = useId();
  const options = [
    { label: saved, another: false },
    { label: 'Another card', another: true },
  ] as const;
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {options.map(({ label, another }) => (
        <label
          key={label}
          className={classNames(
            'flex min-h-10 items-center gap-2.5 rounded-sm border px-3 py-2 pointer-coarse:min-h-11',
            card.wantsAnother === another ? 'border-ink' : 'border-line hover:border-line-strong',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={card.wantsAnother === another}
            onChange={() => card.setWantsAnother(another)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

function AnotherCard({ card }: { readonly card: Card }) {
  const { options, pick } = card;
  if (options.isPending) return <Skeleton className="h-16" />;
  if (options.isError) return <ErrorNotice error={options.error} onRetry={() => void options.refetch()} />;
  if (options.data.hostedEntry) {
    return (
      <p className="flex gap-2.5 rounded-sm bg-wash p-3 text-ink-2">
        <CreditCard size={16} strokeWidth={1.5} aria-hidden="true" className="mt-0.5 shrink-0" />
        You enter the card on a page of the payment company and come back here before anything is paid. The card never
        reaches this site.
      </p>
    );
  }
  const cards = options.data.testCards;
  const chosen = cards.find(({ token }) => pick.kind === 'token' && token === pick.token);
  if (!chosen) return <p className="text-ink-2">No card can be given here. Ask the operator.</p>;
  return (
    <Field label="Test card" hint={<>{chosen.does} This installation plays its payments: no real money moves.</>}>
      {(control) => (
        <select
          {...control}
          className={INPUT_CLASS}
          value={chosen.token}
          onChange={(event) => card.setToken(event.target.value)}
        >
          {cards.map(({ token, name }) => (
            <option key={token} value={token}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
