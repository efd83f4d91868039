import type { CreatedShareLink, SharedRole } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../shared/client/index.ts';
import { announce, Button, ErrorNotice, INPUT_CLASS } from '../../shared/ui/index.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { LINK_WORDS } from './role-words.ts';

const ENDS = [
  { days: 0, words: 'no end' },
  { days: 1, words: 'for a day' },
  { days: 7, words: 'for a week' },
  { days: 30, words: 'for a month' },
] as const;

/** Makes a link and shows it once, since only its owner's clipboard and its receivers ever know it whole. */
export function NewLink({ projectId }: { readonly projectId: string }) {
  const queries = useQueryClient();
  const [role, setRole] = useState<SharedRole>('view');
  const [days, setDays] = useState(0);
  const creation = useMutation({
    mutationFn: () =>
      call('createShareLink', {
        params: { id: projectId },
        body: { role, ...(days > 0 ? { expiresInDays: days } : {}) },
      }),
    onSuccess: async (link) => {
      void queries.invalidateQueries({ queryKey: ['listShareLinks'] });
      await copy(addressOfLink(link));
    },
  });
  return (
    <section aria-label="New link" className="grid gap-2">
      <div className="grid grid-cols-2 gap-2">
        <RoleSelect label="What the link allows" value={role} onChange={setRole} />
        <select
          aria-label="How long it opens the board"
          className={`${INPUT_CLASS} w-auto! pr-7`}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {ENDS.map((end) => (
            <option key={end.days} value={end.days}>
              {end.words}
            </option>
          ))}
        </select>
        <Button variant="action" className="col-span-2" disabled={creation.isPending} onClick={() => creation.mutate()}>
          <Link2 size={16} strokeWidth={1.5} aria-hidden="true" />
          Copy new link
        </Button>
      </div>
      <p className="text-ink-2 text-sm">{LINK_WORDS[role]}</p>
      {creation.error && <ErrorNotice error={creation.error} />}
      {creation.data && (
        <label className="grid gap-1">
          <span className="text-ink-2 text-sm">Shown only now; keep it where you need it.</span>
          <input
            readOnly
            aria-label="The new link"
            className={INPUT_CLASS}
            value={addressOfLink(creation.data)}
            onFocus={(event) => event.target.select()}
          />
        </label>
      )}
    </section>
  );
}

function addressOfLink({ token }: CreatedShareLink): string {
  return `${location.origin}/share/${token}`;
}

/** Without the right to the clipboard the field below shows the link. */
async function copy(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    announce('The link is copied.');
  } catch {
    announce('The link is made; copy it from the field.');
  }
}
