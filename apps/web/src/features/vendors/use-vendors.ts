import type { VendorView } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/client/index.ts';

/** Everything that shows what models can run hears of a change of keys. */
const CONCERNED = ['getVendors', 'getCatalogue', 'getSetup'];

/** A change to one vendor: the page shows it at once, and the catalogue is asked again. */
export function useVendorChange<Input>(change: (input: Input) => Promise<VendorView>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const name of CONCERNED) void queries.invalidateQueries({ queryKey: [name] });
      onDone?.();
    },
  });
}

export function storeSetting(vendor: string, name: string) {
  return (value: string) => call('storeVendorSetting', { params: { vendor, name }, body: { value } });
}
