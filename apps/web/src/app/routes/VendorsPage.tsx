import { useQuery } from '@tanstack/react-query';
import { VendorDesk } from '../../features/vendors/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { Corner } from '../Corner.tsx';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { Page } from '../Page.tsx';

/** `/vendors`, for the operator; for everybody else it is not there, as on the API. */
export function VendorsPage() {
  const me = useQuery(endpointQuery('getMe'));
  if (me.data && me.data.account.role !== 'operator') return <NotFoundPage />;
  return (
    <Page title="Vendors" corner={<Corner />}>
      <h1 className="mb-8 font-normal font-serif text-display">Vendors</h1>
      <VendorDesk />
    </Page>
  );
}
