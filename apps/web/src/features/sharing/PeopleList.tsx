import type { ProjectPerson, SharedRole } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, endpointQuery } from '../../shared/client/index.ts';
import { announce, Button, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { roleWords } from './role-words.ts';

/** The owner and the members. The owner gives roles and sends away; a member may leave. */
export function PeopleList(props: {
  readonly projectId: string;
  readonly isOwner: boolean;
  readonly accountId: string;
  readonly onLeft: () => void;
}) {
  const people = useQuery(endpointQuery('listProjectPeople', { params: { id: props.projectId } }));
  return (
    <section aria-label="People" className="grid gap-1">
      <h3 className="font-semibold">People</h3>
      {people.isPending && <SkeletonRows rows={2} />}
      {people.isError && <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />}
      <ul className="grid gap-1">
        {people.data?.items.map((person) => (
          <PersonRow key={person.id} {...props} person={person} />
        ))}
      </ul>
    </section>
  );
}

function PersonRow(props: {
  readonly person: ProjectPerson;
  readonly isOwner: boolean;
  readonly accountId: string;
  readonly onLeft: () => void;
}) {
  const { person } = props;
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: ['listProjectPeople'] });
  const change = useMutation({
    mutationFn: (role: SharedRole) => call('updateMember', { params: { id: person.id }, body: { role } }),
    onError: () => announce('The role was not changed. Try again.', 'alarm'),
    onSettled: refresh,
  });
  const isMe = person.accountId === props.accountId;
  const removal = useMutation({
    mutationFn: () => call('removeMember', { params: { id: person.id } }),
    onSuccess: () => isMe && props.onLeft(),
    onError: () => announce('That did not work. Try again.', 'alarm'),
    onSettled: refresh,
  });
  const mayRemove = person.role !== 'owner' && (props.isOwner || isMe);
  return (
    <li className="flex min-h-8 items-center gap-2">
      <span className="min-w-0 flex-1 truncate">
        {person.name}
        {isMe && ' (you)'}
      </span>
      {props.isOwner && person.role !== 'owner' ? (
        <RoleSelect
          label={`Role of ${person.name}`}
          value={change.isPending ? change.variables : person.role}
          onChange={(role) => change.mutate(role)}
        />
      ) : (
        <span className="text-ink-2">{roleWords(person.role)}</span>
      )}
      {mayRemove && (
        <Button
          variant="quiet"
          aria-label={isMe ? 'Leave the project' : `Send ${person.name} away`}
          disabled={removal.isPending}
          onClick={() => removal.mutate()}
        >
          {isMe ? 'Leave' : 'Remove'}
        </Button>
      )}
    </li>
  );
}
