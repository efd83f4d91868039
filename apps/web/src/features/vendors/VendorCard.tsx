import type { VendorView } from '@gesso/contract';
import { call } from '../../shared/client/index.ts';
import { formatMoment } from '../../shared/format/amounts.ts';
import { announce, Button, ErrorNotice } from '../../shared/ui/index.ts';
import { SettingRow } from './SettingRow.tsx';
import { useVendorChange } from './use-vendors.ts';
import { nameVendor } from './vendor-names.ts';

/** One vendor: whether it can be used, how it is, and its keys. */
export function VendorCard({ vendor }: { readonly vendor: VendorView }) {
  const test = useVendorChange(
    () => call('testVendor', { params: { vendor: vendor.vendor } }),
    () => announce(`${nameVendor(vendor.vendor)} answers.`),
  );
  const name = nameVendor(vendor.vendor);
  return (
    <section aria-label={name} className="border-line border-b py-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="font-semibold">{name}</h3>
        <p className={vendor.available && !vendor.blockedUntil ? 'text-sm text-verdigris-ink' : 'text-ink-2 text-sm'}>
          {describeState(vendor)}
        </p>
        {vendor.canTest && vendor.available && (
          <Button variant="quiet" className="ml-auto" disabled={test.isPending} onClick={() => test.mutate(undefined)}>
            {test.isPending ? 'Asking…' : 'Ask for the balance'}
          </Button>
        )}
      </div>
      {vendor.lastFailure !== null && (
        <p role="status" className="mt-1 text-alarm text-sm">
          {vendor.lastFailure}
          {vendor.blockedUntil !== null && ` Orders go another way until ${formatMoment(vendor.blockedUntil)}.`}
        </p>
      )}
      {test.error && <ErrorNotice error={test.error} />}
      <div className="mt-3 grid gap-3">
        {vendor.settings.map((setting) => (
          <SettingRow key={setting.name} vendor={vendor} setting={setting} />
        ))}
      </div>
    </section>
  );
}

function describeState({ available, reason, balance, openOrders }: VendorView): string {
  if (!available) return reason ?? 'Cannot be used.';
  const orders = openOrders === 0 ? [] : [`${openOrders} ${openOrders === 1 ? 'order' : 'orders'} at work`];
  const parts = ['Ready', ...(balance === null ? [] : [`balance ${balance}`]), ...orders];
  return `${parts.join(' · ')}.`;
}
