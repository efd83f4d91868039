import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SetupList } from '../../features/setup/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { Corner } from '../Corner.tsx';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { Page } from '../Page.tsx';

/** `/setup`, for the operator; for everybody else it is not there, as on the API. */
export function SetupPage() {
  const me = useQuery(endpointQuery('getMe'));
  if (me.data && me.data.account.role !== 'operator') return <NotFoundPage />;
  return (
    <Page title="Setup" corner={<Corner />}>
      <h1 className="font-normal font-serif text-display">Setup</h1>
      <p className="mt-2 mb-8 max-w-[60ch] text-ink-2">
        Gesso works without anybody’s key: it runs its own engines for images, clips, 3D models and films. The vendors’
        models are listed and priced already, each with the key it will need: keys, ways and costs are on the page of{' '}
        <Link to="/vendors" className="font-medium text-ink underline underline-offset-2">
          vendors
        </Link>
        .
      </p>
      <SetupList />
      <MailboxLink />
    </Page>
  );
}

/** The way to what Gesso wrote to people. */
function MailboxLink() {
  const mail = useQuery({ ...endpointQuery('listMail', { query: { limit: 1 } }), retry: false });
  if (!mail.data) return null;
  return (
    <p className="mt-8 text-ink-2">
      What Gesso writes to people lies in the{' '}
      <Link to="/mailbox" className="font-medium text-ink underline underline-offset-2">
        mailbox
      </Link>
      .
    </p>
  );
}
