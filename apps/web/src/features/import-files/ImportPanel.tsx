import { Button, Panel } from '../../shared/ui/index.ts';
import type { ImportQueue, ImportState } from './import-queue.ts';

/** Reasons beyond this are counted; the same few sentences come again. */
const MOST_REASONS = 50;

/** How far an import is, and what could not be taken and why. */
export function ImportPanel({ state, queue }: { readonly state: ImportState; readonly queue: ImportQueue }) {
  const { entries, isBusy } = state;
  const failed = entries.filter(({ status }) => status === 'failed');
  if (!isBusy && failed.length === 0) return null;
  const ended = entries.filter(({ status }) => status !== 'waiting' && status !== 'sending').length;
  const share = entries.reduce((sum, entry) => sum + (entry.status === 'sending' ? entry.share : 0), ended);
  return (
    <Panel className="grid w-[340px] max-w-full gap-2 p-3">
      <div className="flex items-center justify-between gap-2">
        <p className="font-semibold tabular-nums" role="status">
          {isBusy ? `Importing ${Math.min(ended + 1, entries.length)} of ${entries.length}` : describe(failed.length)}
        </p>
        <span className="flex">
          {isBusy ? (
            <Button variant="quiet" onClick={() => queue.stop()}>
              Stop
            </Button>
          ) : (
            <>
              <Button variant="quiet" onClick={() => queue.retry()}>
                Try again
              </Button>
              <Button variant="quiet" onClick={() => queue.clear()}>
                Close
              </Button>
            </>
          )}
        </span>
      </div>
      {isBusy && (
        <progress
          aria-label="Progress of the import"
          className="h-1.5 w-full overflow-hidden rounded-full bg-wash accent-cobalt"
          max={entries.length}
          value={share}
        />
      )}
      {failed.length > 0 && (
        <ul className="grid max-h-40 gap-1.5 overflow-auto text-sm">
          {failed.slice(0, MOST_REASONS).map(({ id, source, message }) => (
            <li key={id}>
              <span className="font-medium break-all">{source.name}</span> <span className="text-ink-2">{message}</span>
            </li>
          ))}
          {failed.length > MOST_REASONS && <li className="text-ink-2">and {failed.length - MOST_REASONS} more.</li>}
        </ul>
      )}
    </Panel>
  );
}

function describe(failed: number): string {
  return failed === 1 ? '1 file was not taken' : `${failed.toLocaleString('en')} files were not taken`;
}
