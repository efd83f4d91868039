import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { call } from '../../shared/client/index.ts';
import { announce, IconButton } from '../../shared/ui/index.ts';

/** A generation whose placeholders lie on the board. */
export type RunningWork = {
  readonly generationId: string;
  readonly title: string;
  readonly count: number;
  /** 0 to 1, while somebody knows. */
  readonly progress?: number;
  readonly expectedMs?: number;
};

/** What is being made on this board now, whoever started it. */
export function RunningList({ works }: { readonly works: readonly RunningWork[] }) {
  if (works.length === 0) return null;
  return (
    <section aria-labelledby="running" className="grid max-h-36 gap-1 overflow-y-auto">
      <h3 id="running" className="font-medium text-ink-2 text-sm">
        In the making
      </h3>
      <ul>
        {works.map((work) => (
          <RunningRow key={work.generationId} work={work} />
        ))}
      </ul>
    </section>
  );
}

function RunningRow({ work }: { readonly work: RunningWork }) {
  const cancellation = useMutation({
    mutationFn: () => call('cancelGeneration', { params: { id: work.generationId } }),
    onSuccess: ({ status }) =>
      announce(status === 'cancelled' ? 'Stopped. What was held is back.' : 'It had ended already.'),
    onError: (error) => announce(error.message, 'alarm'),
  });
  const percent = work.progress === undefined ? undefined : Math.round(work.progress * 100);
  return (
    <li className="grid grid-cols-[1fr_auto_auto] items-center gap-x-2 py-1">
      <span className="truncate">{work.count > 1 ? `${work.title} (${work.count})` : work.title}</span>
      <span className="text-ink-2 text-sm tabular-nums">{percent === undefined ? 'waiting' : `${percent} %`}</span>
      <IconButton label={`Stop ${work.title}`} disabled={cancellation.isPending} onClick={() => cancellation.mutate()}>
        <X size={14} strokeWidth={1.5} />
      </IconButton>
      <progress
        aria-label={`Progress of ${work.title}`}
        max={1}
        value={work.progress}
        className="col-span-3 h-0.5 w-full appearance-none overflow-hidden rounded-full bg-wash [&::-webkit-progress-bar]:bg-wash [&::-webkit-progress-value]:bg-vermilion [&::-moz-progress-bar]:bg-vermilion"
      />
    </li>
  );
}
