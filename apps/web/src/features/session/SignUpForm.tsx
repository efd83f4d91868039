import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { signUp } from '../../shared/client/index.ts';
import { Button, ErrorNotice, TextField } from '../../shared/ui/index.ts';
import { readText } from './read-text.ts';

/** The shortest password better-auth accepts. */
const MIN_PASSWORD = 8;

/** Makes an account; calls `onDone` once it is signed in. */
export function SignUpForm({ onDone }: { readonly onDone: () => void }) {
  const entry = useMutation({ mutationFn: signUp, onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    entry.mutate({
      name: readText(form, 'name').trim(),
      email: readText(form, 'email').trim(),
      password: readText(form, 'password'),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {entry.error && <ErrorNotice title="No account was made" error={entry.error} />}
      <TextField label="Name" name="name" autoComplete="name" required maxLength={100} />
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        hint={`At least ${MIN_PASSWORD} characters.`}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={MIN_PASSWORD}
        required
      />
      <Button type="submit" variant="action" disabled={entry.isPending}>
        {entry.isPending ? 'Making your account…' : 'Sign up'}
      </Button>
    </form>
  );
}
