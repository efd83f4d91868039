import type { AcceptedRun, Asset, Catalogue, CreateRun, Run } from '@gesso/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { attach, type BriefReference, EMPTY_DRAFT, faultOf, referencesOf, toRequest } from './composer/brief-draft.ts';
import { Composer } from './composer/Composer.tsx';
import { TermsButton } from './composer/TermsButton.tsx';
import { useBriefDraft, useRunTerms } from './composer/use-brief.ts';
import { useDismissed } from './composer/use-dismissed.ts';
import { useSend } from './composer/use-send.ts';
import { useUploads } from './composer/use-uploads.ts';
import { Conversation } from './conversation/Conversation.tsx';
import type { SoughtRun } from './conversation/use-sought-run.ts';
import { EmptyConversation } from './EmptyConversation.tsx';
import type { FollowUp } from './results/follow-up.ts';
import type { ResultDeeds } from './results/ResultCard.tsx';

/** What a picker of brand kits is given. Null leaves the project's kit aside, undefined keeps to it. */
export type BrandKitChoice = {
  readonly chosenId: string | null | undefined;
  readonly onChoose: (id: string | null | undefined) => void;
};

export type AgentDeskProps = {
  readonly projectId: string;
  readonly threadId: string | null;
  readonly catalogue: Catalogue;
  /** Finished files that are selected on the board. */
  readonly selected: readonly BriefReference[];
  /** Where results should lie; asked at the moment of sending. */
  readonly placeOf: () => CreateRun['place'];
  /** The composer is asked for from outside: once for each number, with a brief where there is one to begin with. */
  readonly wanted: { readonly times: number; readonly brief?: string };
  readonly board: Pick<ResultDeeds, 'onShow' | 'onStarted' | 'onTakeOff' | 'isOnBoard'>;
  /** Shows what moves: features are strangers, so the page around hands it in. */
  readonly player: (asset: Asset) => ReactNode;
  /** Where one picks the brand kit; nothing without one. */
  readonly brandKitPicker?: (choice: BrandKitChoice) => ReactNode;
  readonly onThread: (id: string) => void;
  /** A run to bring into view in its conversation. */
  readonly sought?: SoughtRun | undefined;
};

/** A conversation and the composer under it. */
export function AgentDesk(props: AgentDeskProps) {
  const { projectId, threadId, catalogue, selected, wanted } = props;
  const queries = useQueryClient();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [draft, changeDraft] = useBriefDraft(projectId, threadId);
  const [terms, changeTerms] = useRunTerms(projectId);
  const { dismissed, dismiss } = useDismissed(selected);
  const uploads = useUploads(projectId, (reference) => changeDraft((now) => attach(now, [reference])));
  const references = referencesOf(draft, selected, dismissed);
  const kits = useQuery(endpointQuery('listBrandKits', {})).data?.items ?? [];

  const accept = (run: AcceptedRun) => {
    void queries.invalidateQueries({ queryKey: ['listThreads'] });
    void queries.invalidateQueries({ queryKey: endpointQuery('getThread', { params: { id: run.threadId } }).queryKey });
    if (run.status === 'running') props.board.onStarted(run.id);
    if (run.threadId !== threadId) props.onThread(run.threadId);
  };
  const { placeOf } = props;
  const brief = useSend({ projectId, placeOf, onAccepted: accept });
  const followUp = useSend({ projectId, placeOf, onAccepted: accept });

  const focus = () => fieldRef.current?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number says when, and nothing else does.
  useEffect(() => {
    if (wanted.times === 0) return;
    const { brief: text } = wanted;
    if (text !== undefined) changeDraft((now) => ({ ...now, text }));
    focus();
  }, [wanted.times]);

  const send = () => {
    if (brief.isPending) return;
    brief.mutate(toRequest(draft, { terms, references, threadId }), {
      // What was attached since then stays for the next brief.
      onSuccess: () => changeDraft(() => EMPTY_DRAFT),
    });
  };
  const goOn = ({ brief: text }: FollowUp, assets: readonly Asset[]) => {
    if (followUp.isPending) return;
    const chosen = assets.map(({ id, kind }) => ({ assetId: id, kind }));
    // One press must never spend: a follow-up always shows its price first.
    const request = toRequest(
      { text, references: [] },
      { terms: { ...terms, approve: 'ask' }, references: chosen, threadId },
    );
    followUp.mutate(request);
  };
  const writeAgain = (run: Run) => {
    changeDraft((now) => ({ ...now, text: run.brief }));
    focus();
  };
  const use = (assets: readonly Asset[]) => {
    changeDraft((now) =>
      attach(
        now,
        assets.map(({ id, kind }) => ({ assetId: id, kind })),
      ),
    );
    focus();
  };

  return (
    <>
      {threadId === null ? (
        <EmptyConversation
          onTry={(text) => {
            changeDraft((now) => ({ ...now, text }));
            focus();
          }}
        />
      ) : (
        <Conversation
          key={threadId}
          threadId={threadId}
          catalogue={catalogue}
          deeds={{ ...props.board, player: props.player, onReference: use, onFollowUp: goOn }}
          onRetry={writeAgain}
          sought={props.sought}
        />
      )}
      <Composer
        fieldRef={fieldRef}
        text={draft.text}
        onText={(text) => {
          brief.reset();
          changeDraft((now) => ({ ...now, text }));
        }}
        named={kits}
        references={references}
        selectedIds={new Set(selected.map(({ assetId }) => assetId))}
        onRemove={(assetId) => {
          dismiss(assetId);
          changeDraft((now) => ({ ...now, references: now.references.filter((kept) => kept.assetId !== assetId) }));
        }}
        uploads={uploads.uploads}
        onFiles={uploads.add}
        onRetryUpload={uploads.retry}
        onForgetUpload={uploads.forget}
        fault={faultOf(draft, terms)}
        error={brief.error ?? followUp.error}
        isSending={brief.isPending || followUp.isPending}
        onSend={send}
      >
        {props.brandKitPicker?.({
          chosenId: terms.brandKitId,
          onChoose: (brandKitId) => changeTerms((now) => ({ ...now, brandKitId })),
        })}
        <TermsButton
          terms={terms}
          planners={catalogue.planners}
          onChange={(change) => changeTerms((now) => ({ ...now, ...change }))}
        />
      </Composer>
    </>
  );
}
