import type { RoutedModel } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { call } from '../../shared/client/index.ts';
import { Button, ErrorNotice, IconButton } from '../../shared/ui/index.ts';
import { marginOf } from './margin.rules.ts';
import { nameVendor } from './vendor-names.ts';

type Props = { readonly model: RoutedModel; readonly millicreditsPerCent: number };

/** A model: the ways to it in the order they are taken, and what it earned. */
export function ModelRow({ model, millicreditsPerCent }: Props) {
  const queries = useQueryClient();
  const ordering = useMutation({
    mutationFn: (routes: readonly { readonly vendor: string; readonly isOff: boolean }[]) =>
      call('orderModelRoutes', { params: { key: model.key }, body: { routes: [...routes] } }),
    onSuccess: () => {
      for (const name of ['getVendors', 'getCatalogue']) void queries.invalidateQueries({ queryKey: [name] });
    },
  });
  const routes = model.routes.map(({ vendor, isOff }) => ({ vendor, isOff }));
  const raise = (index: number) => {
    const moved = routes[index];
    if (moved) ordering.mutate([moved, ...routes.filter((route) => route !== moved)]);
  };
  const toggle = (vendor: string) =>
    ordering.mutate(routes.map((route) => (route.vendor === vendor ? { ...route, isOff: !route.isOff } : route)));
  const margin = marginOf(model, millicreditsPerCent);
  return (
    <li className="grid gap-x-6 gap-y-2 border-line border-b py-4 sm:grid-cols-[160px_1fr_200px]">
      <h3 className="font-semibold">{model.name}</h3>
      <ol className="grid gap-1.5">
        {model.routes.map((route, index) => (
          <li key={route.vendor} className="flex flex-wrap items-center gap-x-3">
            <p className="min-w-0 flex-1">
              <span className={route.available ? '' : 'text-ink-2'}>{nameVendor(route.vendor)}</span>{' '}
              <code className="text-ink-2 text-sm">{route.vendorModel}</code>
              <span className="block text-ink-2 text-sm">{route.reason ?? describeLicence(route.licence)}</span>
            </p>
            {index > 0 && (
              <IconButton label={`Take ${nameVendor(route.vendor)} first`} onClick={() => raise(index)}>
                <ArrowUp size={16} aria-hidden="true" />
              </IconButton>
            )}
            {model.routes.length > 1 && (
              <Button variant="quiet" aria-pressed={route.isOff} onClick={() => toggle(route.vendor)}>
                {route.isOff ? 'Switch on' : 'Switch off'}
              </Button>
            )}
          </li>
        ))}
        {ordering.error && <ErrorNotice error={ordering.error} />}
      </ol>
      <p className="text-sm tabular-nums">
        {model.results === 0 ? (
          <span className="text-ink-2">Nothing made in 30 days.</span>
        ) : (
          <>
            {model.results} made, {margin.earned} earned
            <span className="block text-ink-2">
              {margin.cost === null
                ? 'The vendor names no cost.'
                : `${margin.isPartial ? 'At least ' : ''}${margin.cost} cost${margin.leftPercent === null ? '' : `, ${margin.leftPercent} % left`}`}
            </span>
          </>
        )}
      </p>
    </li>
  );
}

function describeLicence({ commercialUse, readOn }: RoutedModel['routes'][number]['licence']): string {
  if (readOn === null) return 'Not safe to sell: its terms were not read.';
  const read = readOn === undefined ? '' : ` Terms read on ${readOn}.`;
  return `${commercialUse ? 'May be sold.' : 'Not safe to sell.'}${read}`;
}
