import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';

/** The operator's address for questions, where one is set. */
export function SupportAddress() {
  const email = useQuery(endpointQuery('getPaymentOptions')).data?.supportEmail;
  if (!email) return null;
  return (
    <p className="text-ink-2">
      A question, or not satisfied? Write to{' '}
      <a href={`mailto:${email}`} className="font-medium text-ink underline underline-offset-2">
        {email}
      </a>
      .
    </p>
  );
}
