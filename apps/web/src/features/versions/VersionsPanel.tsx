import { type BoardVersion, isAtLeast, LIMITS, type Project, type RestoredVersion } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call, endpointQuery } from '../../shared/client/index.ts';
import {
  announce,
  Button,
  EmptyState,
  ErrorNotice,
  IconButton,
  INPUT_CLASS,
  Panel,
  SkeletonRows,
} from '../../shared/ui/index.ts';
import { VersionPreview } from './VersionPreview.tsx';
import { VersionRow } from './VersionRow.tsx';

/** Kept states of a board: a name for the one of now, a look at those before, and the way back to any. */
export function VersionsPanel(props: {
  readonly project: Project;
  readonly onClose: () => void;
  /** Draws a kept document, for looking at. */
  readonly board: (document: Uint8Array, label: string) => ReactNode;
}) {
  const { project } = props;
  const queries = useQueryClient();
  const list = endpointQuery('listVersions', { params: { id: project.id } });
  const versions = useQuery(list);
  const refresh = () => void queries.invalidateQueries({ queryKey: list.queryKey });
  const [looked, setLooked] = useState<BoardVersion | null>(null);
  const [lastRestore, setLastRestore] = useState<RestoredVersion | null>(null);
  const mayEdit = isAtLeast(project.role, 'edit');
  const restore = useMutation({
    mutationFn: (version: BoardVersion) => call('restoreVersion', { params: { id: version.id } }),
    onSuccess: (restored, version) => {
      setLooked(null);
      // Going back to what was before is itself taken back by another restore, which the list offers.
      setLastRestore(version.id === lastRestore?.before.id ? null : restored);
      announce('The board is as it was then.');
    },
    onError: () => announce('The board was not changed. Try again.', 'alarm'),
    onSettled: refresh,
  });
  return (
    <>
      <Panel className="absolute top-[72px] bottom-[72px] left-3 z-20 flex w-[320px] flex-col overflow-hidden max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:h-[62dvh] max-md:w-auto max-md:rounded-b-none">
        <div className="flex items-center border-line border-b p-2 pl-3">
          <h2 className="flex-1 font-semibold">Versions</h2>
          <IconButton label="Close the versions" onClick={props.onClose}>
            <X size={16} strokeWidth={1.5} />
          </IconButton>
        </div>
        {mayEdit && <KeepNow projectId={project.id} onKept={refresh} />}
        {lastRestore && (
          <p className="mx-3 mt-3 flex items-center gap-2 rounded-sm bg-wash px-2.5 py-1.5">
            <span className="flex-1">The board was restored.</span>
            <Button disabled={restore.isPending} onClick={() => restore.mutate(lastRestore.before)}>
              Take it back
            </Button>
          </p>
        )}
        <div className="min-h-0 flex-1 overflow-y-auto p-2">
          {versions.isPending && <SkeletonRows rows={4} />}
          {versions.isError && <ErrorNotice error={versions.error} onRetry={() => void versions.refetch()} />}
          {versions.data?.items.length === 0 && (
            <EmptyState title="No versions yet">
              One is kept by itself two minutes after the last change of the board.
            </EmptyState>
          )}
          <ul className="grid gap-1">
            {versions.data?.items.map((version) => (
              <li key={version.id}>
                <VersionRow version={version} mayEdit={mayEdit} onLook={() => setLooked(version)} onChanged={refresh} />
              </li>
            ))}
          </ul>
        </div>
      </Panel>
      {looked && (
        <VersionPreview
          version={looked}
          board={props.board}
          onClose={() => setLooked(null)}
          onRestore={mayEdit ? () => restore.mutate(looked) : undefined}
          isRestoring={restore.isPending}
        />
      )}
    </>
  );
}

function KeepNow({ projectId, onKept }: { readonly projectId: string; readonly onKept: () => void }) {
  const [name, setName] = useState('');
  const keeping = useMutation({
    mutationFn: () => call('createVersion', { params: { id: projectId }, body: { name: name.trim() } }),
    onSuccess: () => {
      setName('');
      announce('The board is kept.');
    },
    onSettled: onKept,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') keeping.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-2 border-line border-b p-3">
      <div className="flex gap-2">
        <input
          aria-label="Name of the version"
          placeholder="Name the board as it is now"
          className={INPUT_CLASS}
          maxLength={LIMITS.versionNameCharacters}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={keeping.isPending || name.trim() === ''}>
          Keep
        </Button>
      </div>
      {keeping.error && <ErrorNotice error={keeping.error} />}
    </form>
  );
}
