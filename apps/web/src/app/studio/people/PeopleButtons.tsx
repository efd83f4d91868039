import type { Project } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { History, MessageCircle, Play, UserPlus } from 'lucide-react';
import { endpointQuery } from '../../../shared/client/index.ts';
import { Button, IconButton } from '../../../shared/ui/index.ts';
import type { PeopleView } from './use-people-view.ts';

/** What one can do with others, in the bar: read what they say, go back in time, show the frames, and let people in. */
export function PeopleButtons({ project, view }: { readonly project: Project; readonly view: PeopleView }) {
  const isOpen = (panel: PeopleView['panel']) => view.panel === panel;
  return (
    <>
      <span className="-mx-2 flex">
        <span className="relative">
          <IconButton label="Comments" aria-pressed={isOpen('comments')} onClick={() => view.toggle('comments')}>
            <MessageCircle size={18} strokeWidth={1.5} />
          </IconButton>
          <UnreadMark projectId={project.id} />
        </span>
        <IconButton
          label="Versions"
          aria-pressed={isOpen('versions')}
          className="max-sm:hidden"
          onClick={() => view.toggle('versions')}
        >
          <History size={18} strokeWidth={1.5} />
        </IconButton>
        <IconButton label="Present the frames" className="max-md:hidden" onClick={view.present}>
          <Play size={18} strokeWidth={1.5} />
        </IconButton>
      </span>
      <Button data-tour="share" className="max-md:px-2" onClick={() => view.toggle('share')}>
        <UserPlus size={16} strokeWidth={1.5} aria-hidden="true" />
        <span className="max-md:sr-only">{project.role === 'owner' ? 'Share' : 'People'}</span>
      </Button>
    </>
  );
}

/** Says that others wrote something new. */
function UnreadMark({ projectId }: { readonly projectId: string }) {
  const threads = useQuery(endpointQuery('listCommentThreads', { params: { id: projectId } })).data?.items ?? [];
  const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
  if (unread === 0) return null;
  return (
    <span className="pointer-events-none absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-cobalt px-1 font-semibold text-[10px] text-white leading-none">
      {unread > 9 ? '9+' : unread}
      <span className="sr-only"> new comments</span>
    </span>
  );
}
