import type { Subscription } from '@gesso/contract';
import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { describeCard } from '../../shared/payment/card-words.ts';
import { Button } from '../../shared/ui/index.ts';
import { PaymentMethodDialog } from './PaymentMethodDialog.tsx';

/** The saved card and the way to another one. */
export function PaymentMethodRow({ subscription }: { readonly subscription: Subscription }) {
  const [isChanging, setChanging] = useState(false);
  const { paymentMethod } = subscription;
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line px-4 py-3">
      <CreditCard size={18} strokeWidth={1.5} aria-hidden="true" className="text-ink-2" />
      <p className="flex-1 tabular-nums">
        {paymentMethod ? describeCard(paymentMethod) : <span className="text-ink-2">No card is saved.</span>}
      </p>
      <Button onClick={() => setChanging(true)}>{paymentMethod ? 'Change card' : 'Add a card'}</Button>
      {isChanging && <PaymentMethodDialog subscription={subscription} onClose={() => setChanging(false)} />}
    </div>
  );
}
