import type { BoardVersion } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { callForFile } from '../../shared/client/index.ts';
import { formatMoment } from '../../shared/format/amounts.ts';
import { Button, ErrorNotice } from '../../shared/ui/index.ts';
import { versionTitle } from './version-words.ts';

/** A version over the whole view: to be looked at like a board, and restored or left. */
export function VersionPreview(props: {
  readonly version: BoardVersion;
  readonly board: (document: Uint8Array, label: string) => ReactNode;
  readonly onClose: () => void;
  readonly onRestore: (() => void) | undefined;
  readonly isRestoring: boolean;
}) {
  const { version } = props;
  const document = useQuery({
    queryKey: ['getVersionDocument', version.id],
    queryFn: async () => {
      const { blob } = await callForFile('getVersionDocument', { params: { id: version.id } });
      return new Uint8Array(await blob.arrayBuffer());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = versionTitle(version);
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Content aria-describedby={undefined} className="fixed inset-0 z-50 flex flex-col bg-board">
          <div className="flex flex-wrap items-center gap-2 border-line border-b bg-paper p-2 pl-4">
            <RadixDialog.Title className="min-w-0 flex-1 truncate font-semibold">
              {title} <span className="font-normal text-ink-2">· {formatMoment(version.createdAt)}</span>
            </RadixDialog.Title>
            <Button onClick={props.onClose}>Back to the board</Button>
            {props.onRestore && (
              <Button variant="action" disabled={props.isRestoring} onClick={props.onRestore}>
                {props.isRestoring ? 'Restoring…' : 'Restore'}
              </Button>
            )}
          </div>
          <div className="relative min-h-0 flex-1">
            {document.isError && <ErrorNotice error={document.error} onRetry={() => void document.refetch()} />}
            {document.data && props.board(document.data, `Version “${title}”`)}
          </div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
