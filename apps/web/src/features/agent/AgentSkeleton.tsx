import { Skeleton } from '../../shared/ui/index.ts';
import { ConversationSkeleton } from './conversation/ConversationSkeleton.tsx';

/** The agent's shape while it arrives: title, conversation, composer. */
export function AgentSkeleton() {
  return (
    <div className="flex h-full flex-col">
      <div className="border-line border-b p-3">
        <Skeleton className="h-5 w-40" />
      </div>
      <div className="flex-1 p-4">
        <ConversationSkeleton />
      </div>
      <div className="border-line border-t p-3">
        <Skeleton className="h-24" />
      </div>
    </div>
  );
}
