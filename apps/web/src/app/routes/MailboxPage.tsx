import { useQuery } from '@tanstack/react-query';
import { MailList } from '../../features/mailbox/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { Corner } from '../Corner.tsx';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { Page } from '../Page.tsx';

/** `/mailbox`, for the operator; for everybody else it is not there, as on the API. */
export function MailboxPage() {
  const me = useQuery(endpointQuery('getMe'));
  if (me.data && me.data.account.role !== 'operator') return <NotFoundPage />;
  return (
    <Page title="Mailbox" corner={<Corner />}>
      <h1 className="font-normal font-serif text-display">Mailbox</h1>
      <p className="mt-2 mb-8 max-w-[60ch] text-ink-2">
        Everything Gesso wrote to people, newest first. Without a mail server these copies are all there is; with one,
        each message is sent as well.
      </p>
      <MailList />
    </Page>
  );
}
