import type { Catalogue, Run } from '@gesso/contract';
import { useMemo } from 'react';
import { Button, ErrorNotice, SkeletonRows } from '../../../shared/ui/index.ts';
import { PlanCard } from '../plan/PlanCard.tsx';
import { ResultCard, type ResultDeeds } from '../results/ResultCard.tsx';
import { AgentWords } from './AgentWords.tsx';
import { BriefBubble } from './BriefBubble.tsx';
import { ConversationSkeleton } from './ConversationSkeleton.tsx';
import { FailureWords } from './FailureWords.tsx';
import { type Card, foldMessages } from './fold-messages.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { StatusLines } from './StatusLines.tsx';
import { useRun } from './use-run.ts';
import { type SoughtRun, useSoughtRun } from './use-sought-run.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useThread } from './use-thread.ts';

export type ConversationProps = {
  readonly threadId: string;
  readonly catalogue: Pick<Catalogue, 'models' | 'agent'>;
  readonly deeds: ResultDeeds;
  /** Puts a brief that failed back to where it can be changed. */
  readonly onRetry: (run: Run) => void;
  /** A run to bring into view. */
  readonly sought?: SoughtRun | undefined;
};

/** What was said and done in a thread, oldest first, with the end in sight. */
export function Conversation(props: ConversationProps) {
  const thread = useThread(props.threadId);
  const { messages } = thread;
  const cards = useMemo(() => foldMessages(messages ?? []), [messages]);
  const runIds = useMemo(() => [...new Set((messages ?? []).flatMap(({ runId }) => runId ?? []))], [messages]);
  const { scrollRef, contentRef } = useStickToEnd(messages?.[0]?.id);
  useSoughtRun({ sought: props.sought, contentRef, cards: cards.length, showEarlier: thread.showEarlier });
  return (
    <div ref={scrollRef} className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]">
      <div ref={contentRef} className="grid gap-4 p-4">
        {messages === undefined && !thread.error && <ConversationSkeleton />}
        {thread.error && (
          <ErrorNotice error={thread.error} title="The conversation did not load" onRetry={thread.retry} />
        )}
        {thread.showEarlier && (
          <Button className="justify-self-center" aria-disabled={thread.isLoadingEarlier} onClick={thread.showEarlier}>
            {thread.isLoadingEarlier ? 'Looking…' : 'Earlier'}
          </Button>
        )}
        <ol aria-label="Conversation" className="grid gap-4 *:grid *:min-w-0">
          {cards.map((card) => (
            <li
              key={card.key}
              data-run={card.message.runId ?? undefined}
              tabIndex={-1}
              className="rounded-md outline-offset-4 data-found:outline-2 data-found:outline-cobalt"
            >
              <ShownCard {...props} card={card} />
            </li>
          ))}
        </ol>
        <StatusLines runIds={runIds} />
      </div>
    </div>
  );
}

function ShownCard(props: ConversationProps & { readonly card: Card }) {
  const { card } = props;
  switch (card.type) {
    case 'brief':
      return <BriefBubble message={card.message} />;
    case 'words':
      return card.message.role === 'creator' ? (
        <BriefBubble message={card.message} />
      ) : (
        <AgentWords message={card.message} />
      );
    case 'failure':
      return <FailureWords message={card.message} onRetry={props.onRetry} />;
    case 'questions':
    case 'plan':
    case 'result':
      return <CardOfRun {...props} card={card} />;
  }
}

function CardOfRun(
  props: ConversationProps & { readonly card: Extract<Card, { readonly type: 'questions' | 'plan' | 'result' }> },
) {
  const { card, catalogue, deeds } = props;
  const run = useRun(card.message.runId);
  if (!run) return <SkeletonRows rows={3} />;
  switch (card.type) {
    case 'questions':
      return <QuestionCard run={run} />;
    case 'plan':
      return <PlanCard run={run} catalogue={catalogue} onStarted={deeds.onStarted} />;
    case 'result':
      return <ResultCard run={run} words={run.summary ?? card.message.text} deeds={deeds} />;
  }
}
