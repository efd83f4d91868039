import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { signIn } from '../../shared/client/index.ts';
import { Button, ErrorNotice, TextField } from '../../shared/ui/index.ts';
import { readText } from './read-text.ts';

/** Asks for e-mail and password; calls `onDone` once the session is there. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const entry = useMutation({ mutationFn: signIn, onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    entry.mutate({ email: readText(form, 'email').trim(), password: readText(form, 'password') });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {entry.error && <ErrorNotice title="You are not signed in" error={entry.error} />}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <Button type="submit" variant="action" disabled={entry.isPending}>
        {entry.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
