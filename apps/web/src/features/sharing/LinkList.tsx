import type { ShareLink } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, endpointQuery } from '../../shared/client/index.ts';
import { formatMoment } from '../../shared/format/amounts.ts';
import { announce, Button, ErrorNotice } from '../../shared/ui/index.ts';
import { ROLE_CHOICES } from './role-words.ts';

/** Links that open the project now: who made them and when, how many came, and the way to end them. */
export function LinkList({ projectId }: { readonly projectId: string }) {
  const links = useQuery(endpointQuery('listShareLinks', { params: { id: projectId } }));
  if (links.isError) return <ErrorNotice error={links.error} onRetry={() => void links.refetch()} />;
  if (!links.data || links.data.items.length === 0) return null;
  return (
    <section aria-label="Links" className="grid gap-1">
      <h3 className="font-semibold">Links</h3>
      <ul className="grid gap-1">
        {links.data.items.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ link }: { readonly link: ShareLink }) {
  const queries = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => call('revokeShareLink', { params: { id: link.id } }),
    onSuccess: () => announce('The link is revoked. Whoever came through it is out.'),
    onError: () => announce('The link was not revoked. Try again.', 'alarm'),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['listShareLinks'] });
      void queries.invalidateQueries({ queryKey: ['listProjectPeople'] });
    },
  });
  const came = link.members === 0 ? '' : ` · ${link.members} ${link.members === 1 ? 'person' : 'people'} came`;
  const ends = link.expiresAt === null ? '' : ` · ends ${formatMoment(link.expiresAt)}`;
  return (
    <li className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          …{link.hint} {ROLE_CHOICES[link.role]}
        </p>
        <p className="truncate text-ink-2 text-sm">
          {link.createdBy.name}, {formatMoment(link.createdAt)}
          {came}
          {ends}
        </p>
      </div>
      <Button
        variant="danger"
        aria-label={`Revoke the link …${link.hint}`}
        disabled={revocation.isPending}
        onClick={() => revocation.mutate()}
      >
        Revoke
      </Button>
    </li>
  );
}
