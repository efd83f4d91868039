import type { ApiKey } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, endpointQuery } from '../../shared/client/index.ts';
import { formatDay, formatMoment } from '../../shared/format/amounts.ts';
import { countCredits } from '../../shared/format/credits.ts';
import {
  announce,
  Button,
  Dialog,
  DialogActions,
  EmptyState,
  ErrorNotice,
  SkeletonRows,
} from '../../shared/ui/index.ts';

/** The account's API keys, without the keys themselves. */
export function KeyList() {
  const keys = useQuery(endpointQuery('listKeys'));
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  if (keys.isPending) return <SkeletonRows rows={2} className="h-14" />;
  if (keys.isError) return <ErrorNotice error={keys.error} onRetry={() => void keys.refetch()} />;
  if (keys.data.items.length === 0) {
    return (
      <div className="rounded-md border border-line border-dashed">
        <EmptyState title="No keys yet">
          With a key, your own programs can do what you do here, at the same prices.
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <ul className="border-line border-t">
        {keys.data.items.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-3">
            <div className="min-w-48 flex-1">
              <p className="font-semibold">{key.name}</p>
              <p className="text-ink-2 text-sm tabular-nums">
                ends in <code>{key.hint}</code> · made {formatDay(key.createdAt)} ·{' '}
                {key.lastUsedAt ? `last used ${formatMoment(key.lastUsedAt)}` : 'never used'}
              </p>
            </div>
            <p className="text-ink-2 tabular-nums">
              {key.capMillicredits === null ? 'No cap' : `At most ${countCredits(key.capMillicredits)}`}
            </p>
            <Button variant="danger" onClick={() => setRevoking(key)}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function RevokeDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => call('deleteKey', { params: { id: apiKey.id } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['listKeys'] });
      announce(`“${apiKey.name}” no longer works.`);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Revoke “${apiKey.name}”?`}
      description="Programs that use it stop working at once. It cannot be brought back."
    >
      {revocation.error && <ErrorNotice error={revocation.error} />}
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button variant="danger" disabled={revocation.isPending} onClick={() => revocation.mutate()}>
          Revoke key
        </Button>
      </DialogActions>
    </Dialog>
  );
}
