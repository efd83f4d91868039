import { KeyList, NewKeyForm } from '../../features/keys/index.ts';

/** `/account/keys` */
export function KeysPage() {
  return (
    <div className="grid gap-8">
      <p className="max-w-[60ch] text-ink-2">
        A program sends its key as <code>Authorization: Bearer gsk_…</code>. It can make things and spend your credits
        up to its cap; it can never manage keys, caps, plans or payments.
      </p>
      <NewKeyForm />
      <KeyList />
    </div>
  );
}
