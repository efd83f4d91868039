import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { SignUpForm } from '../../features/session/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { DoorPage } from '../DoorPage.tsx';

/** `/sign-up` */
export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const router = useRouter();
  const queries = useQueryClient();
  const gift = useQuery(endpointQuery('getCatalogue')).data?.plans.find(
    ({ key }) => key === 'free',
  )?.signUpMillicredits;
  const enter = () => {
    queries.clear();
    router.history.push(next ?? '/');
  };
  return (
    <DoorPage
      title="An empty wall"
      lead={
        gift
          ? `Sign up and begin with ${formatCredits(gift)} credits. No card, no key needed.`
          : 'Sign up and begin. No card, no key needed.'
      }
      footer={
        <>
          You have an account?{' '}
          <Link to="/sign-in" search={{ next }} className="font-medium text-ink underline underline-offset-2">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm onDone={enter} />
    </DoorPage>
  );
}
