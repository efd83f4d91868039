import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { ModelRow } from './ModelRow.tsx';
import { UncertainOrders } from './UncertainOrders.tsx';
import { VendorCard } from './VendorCard.tsx';

const OwnModels = lazy(async () => ({ default: (await import('./own-models/OwnModels.tsx')).OwnModels }));

/** Everything the operator does about vendors. */
export function VendorDesk() {
  const overview = useQuery(endpointQuery('getVendors'));
  if (overview.isPending) return <SkeletonRows rows={8} className="h-20" />;
  if (overview.isError) return <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />;
  const { vendors, models, uncertainOrders, millicreditsPerCent } = overview.data;
  return (
    <>
      <UncertainOrders orders={uncertainOrders} />
      <section aria-labelledby="vendors">
        <h2 id="vendors" className="font-normal font-serif text-title">
          Keys and addresses
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-2">
          A key is tested with a call that costs nothing, then stored encrypted. It comes before one in the environment.
        </p>
        <div className="mt-2 border-line border-t">
          {vendors.map((vendor) => (
            <VendorCard key={vendor.vendor} vendor={vendor} />
          ))}
        </div>
      </section>
      <section aria-labelledby="own-models" className="mt-12">
        <h2 id="own-models" className="font-normal font-serif text-title">
          Models of your own
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-2">
          A workflow of your ComfyUI, or a model of any server that speaks OpenAI’s API. Creators find them beside the
          others at once.
        </p>
        <Suspense fallback={<SkeletonRows rows={2} className="h-12" />}>
          <OwnModels />
        </Suspense>
      </section>
      <section aria-labelledby="models" className="mt-12">
        <h2 id="models" className="font-normal font-serif text-title">
          Models
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-2">
          The ways to each model, the first that is open is taken. Money of the last 30 days, at the rate of top-ups.
        </p>
        <ul className="mt-2 border-line border-t">
          {models.map((model) => (
            <ModelRow key={model.key} model={model} millicreditsPerCent={millicreditsPerCent} />
          ))}
        </ul>
      </section>
    </>
  );
}
