import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { SignInForm } from '../../features/session/index.ts';
import { DoorPage } from '../DoorPage.tsx';

/** `/sign-in` */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const queries = useQueryClient();
  const enter = () => {
    queries.clear();
    router.history.push(next ?? '/');
  };
  return (
    <DoorPage
      title="Back to work"
      lead="Sign in to your studio."
      footer={
        <>
          New here?{' '}
          <Link to="/sign-up" search={{ next }} className="font-medium text-ink underline underline-offset-2">
            Sign up
          </Link>
        </>
      }
    >
      <SignInForm onDone={enter} />
    </DoorPage>
  );
}
