import type { BoardItem, Editor, Padding } from '@gesso/canvas-core';
import { type AcceptedGeneration, isAtLeast, type Project } from '@gesso/contract';
import { useCallback, useMemo, useState } from 'react';
import { AgentPanel, type SoughtRun } from '../../features/agent/index.ts';
import { useEditorState } from '../../features/canvas/index.ts';
import type { BoardConnection } from '../../features/collab/index.ts';
import { GeneratorPanel, useGeneratorDraft } from '../../features/generator/index.ts';
import { InspectorPanel } from '../../features/inspector/index.ts';
import { LayersPanel } from '../../features/layers/index.ts';
import { MaskBar } from '../../features/mask-edit/index.ts';
import { MediaPlayer } from '../../features/media/index.ts';
import { Banners } from '../Banners.tsx';
import { BoardControls } from './BoardControls.tsx';
import { BoardStage } from './BoardStage.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { EXAMPLE_BRIEF } from './example-brief.ts';
import { StudioExport } from './files/StudioExport.tsx';
import { useStudioImport } from './files/use-studio-import.tsx';
import { LazyBrandKitPicker } from './LazyBrandKitPicker.tsx';
import { LazySelectionActions } from './LazySelectionActions.tsx';
import { OpenDesign } from './OpenDesign.tsx';
import { PageActions } from './page-actions.ts';
import { StudioPeople } from './people/StudioPeople.tsx';
import { placeOfView } from './place-of-view.ts';
import { runningWorks } from './running-works.ts';
import { ShowPanels, useBareStudio } from './ShowPanels.tsx';
import { PANEL_TABS, type PanelTab, StudioPanel } from './StudioPanel.tsx';
import { StudioSkeleton } from './StudioSkeleton.tsx';
import { StudioTools } from './StudioTools.tsx';
import { selectedReferences } from './selected-references.ts';
import { showResults } from './show-results.ts';
import { useAgentBoard } from './use-agent-board.ts';
import { useBoardItems } from './use-board-items.ts';
import { useClipboard } from './use-clipboard.ts';
import { useEditor } from './use-editor.ts';
import { useFitOnArrival } from './use-fit-on-arrival.ts';
import { useIsPhone } from './use-is-phone.ts';
import { useOpenDesigns } from './use-open-designs.ts';
import { useOutcomes } from './use-outcomes.ts';
import { useRetry } from './use-retry.ts';
import { useReuse } from './use-reuse.ts';
import { useSelectionDeeds } from './works/use-selection-deeds.ts';
import { placeBeside } from './works/works.rules.ts';

type StudioProps = { readonly project: Project; readonly connection: BoardConnection };

/** What the floating panels cover, in CSS pixels: the bars, the panel or the lowered sheet, and their margins. */
const DESKTOP_INSETS: Padding = { top: 72, right: 396, bottom: 116, left: 12 };
const PHONE_INSETS: Padding = { top: 72, right: 12, bottom: 132, left: 12 };
const BARE_INSETS: Padding = { top: 12, right: 12, bottom: 12, left: 12 };

/** Members make nothing, so nothing is asked about what they select. */
const NOTHING: readonly BoardItem[] = [];

/** Whoever may not edit has no panel at the right or at the bottom. */
function insetsOf(isPhone: boolean, hasPanel: boolean): Padding {
  if (isPhone) return PHONE_INSETS;
  return hasPanel ? DESKTOP_INSETS : { ...DESKTOP_INSETS, right: 12 };
}

/** The studio: the board, and around it where one is, what one can do, and what is selected. */
export function Studio(props: StudioProps) {
  const [actions] = useState(() => new PageActions());
  const editor = useEditor(props.connection.doc, actions, !isAtLeast(props.project.role, 'edit'));
  return editor ? <OpenStudio {...props} editor={editor} actions={actions} /> : <StudioSkeleton />;
}

type OpenStudioProps = StudioProps & { readonly editor: Editor; readonly actions: PageActions };

function OpenStudio({ project, connection, editor, actions }: OpenStudioProps) {
  const isPhone = useIsPhone();
  // The owner pays for what is made, so members are shown what they can do: nothing, or the work on the board.
  const isOwner = project.role === 'owner';
  const mayEdit = isAtLeast(project.role, 'edit');
  const tabs: readonly PanelTab[] = isOwner ? PANEL_TABS : mayEdit ? ['layers', 'inspect'] : [];
  const [tab, setTab] = useState<PanelTab>(isOwner ? 'agent' : 'layers');
  const [isSheetOpen, setSheetOpen] = useState(false);
  const show = useCallback((wanted: PanelTab) => {
    setTab(wanted);
    setSheetOpen(true);
  }, []);
  const showGenerate = useCallback(() => show('generate'), [show]);

  const items = useBoardItems(editor);
  const selection = useEditorState(editor, (state) => state.selection);
  const selected = useMemo(() => items.filter(({ id }) => selection.has(id)), [items, selection]);
  const references = useMemo(() => selectedReferences(selected), [selected]);
  const draft = useGeneratorDraft();
  const { reuse, reuseById } = useReuse(draft, showGenerate);
  const follow = useOutcomes();
  const onAccepted = useCallback(
    ({ id, itemIds }: AcceptedGeneration) => {
      follow(id);
      showResults(editor, itemIds);
    },
    [follow, editor],
  );
  const retry = useRetry({ projectId: project.id, onAccepted });
  useFitOnArrival(editor, connection);
  const importing = useStudioImport({ projectId: project.id, editor, actions, mayEdit });
  useClipboard({ projectId: project.id, editor, actions, ...importing });
  const [isBare, setBare] = useBareStudio(actions);

  const [wanted, setWanted] = useState<{ readonly times: number; readonly brief?: string }>({ times: 0 });
  const askAgent = (brief?: string) => {
    show('agent');
    setWanted(({ times }) => ({ times: times + 1, ...(brief === undefined ? {} : { brief }) }));
  };
  const [sought, setSought] = useState<SoughtRun>();
  const onFindRun = (runId: string) => {
    show('agent');
    setSought((before) => ({ runId, times: (before?.times ?? 0) + 1 }));
  };
  const [openedDesign, setOpenedDesign] = useState<{ readonly itemId: string; readonly assetId: string } | null>(null);
  const closeDesign = useCallback(() => setOpenedDesign(null), []);
  useOpenDesigns({ editor, actions, mayOpen: isOwner, onOpenDesign: setOpenedDesign });
  const [brandKitId, setBrandKitId] = useState<string | null>();
  const onReference = () => {
    draft.change({ type: 'add-references', references });
    showGenerate();
  };
  const onInspect = () => show('inspect');
  const onAsk = () => askAgent();
  const deeds = useSelectionDeeds({
    projectId: project.id,
    selected: isOwner ? selected : NOTHING,
    onAccepted,
    onAsk,
    onInspect,
    onReuse: reuseById,
    onReference,
    onFindRun,
  });
  const agentBoard = useAgentBoard({ editor, items, onShown: () => isPhone && setSheetOpen(false) });

  return (
    <main data-studio data-bare={isBare ? '' : undefined} className="fixed inset-0 overflow-hidden bg-board">
      <BoardStage
        projectId={project.id}
        {...(isOwner ? retry : {})}
        label={`Board of ${project.name}`}
        editor={editor}
        connection={connection}
        insets={isBare ? BARE_INSETS : insetsOf(isPhone, mayEdit)}
        emptyState={
          <EmptyBoard connection={connection} onTryExample={isOwner ? () => askAgent(EXAMPLE_BRIEF) : undefined} />
        }
        selectionBar={(chosen) =>
          openedDesign || !isOwner ? null : (
            <LazySelectionActions
              items={chosen}
              editor={editor}
              works={deeds.works}
              onReuse={reuseById}
              onInspect={onInspect}
              onAsk={onAsk}
              onOpenDesign={setOpenedDesign}
              onReference={onReference}
            />
          )
        }
      />
      {openedDesign && <OpenDesign editor={editor} items={items} opened={openedDesign} onClose={closeDesign} />}
      <StudioPeople project={project} connection={connection} editor={editor} actions={actions} />
      {importing.desk}
      <StudioExport projectId={project.id} editor={editor} actions={actions} />
      <StudioBanners />
      <StudioPanel
        tabs={tabs}
        tab={tab}
        onTab={setTab}
        isSheetOpen={isSheetOpen}
        onSheet={setSheetOpen}
        panels={{
          agent: (
            <AgentPanel
              projectId={project.id}
              selected={references}
              placeOf={() => placeOfView(editor)}
              wanted={wanted}
              sought={sought}
              board={agentBoard}
              player={(asset) => <MediaPlayer asset={asset} />}
              brandKitPicker={(choice) => <LazyBrandKitPicker {...choice} project={project} look="quiet" />}
            />
          ),
          generate: (
            <GeneratorPanel
              projectId={project.id}
              draft={draft}
              selected={references}
              works={runningWorks(items)}
              placeOf={() => placeOfView(editor)}
              onAccepted={onAccepted}
              brandKit={{
                id: brandKitId === undefined ? project.brandKitId : brandKitId,
                picker: (
                  <LazyBrandKitPicker project={project} chosenId={brandKitId} onChoose={setBrandKitId} look="field" />
                ),
              }}
            />
          ),
          layers: <LayersPanel editor={editor} items={items} />,
          inspect: (
            <InspectorPanel
              editor={editor}
              selected={selected}
              onReuse={reuse}
              onShowAsset={agentBoard.onShowAsset}
              onExport={() => actions.run('export')}
              player={(asset) => <MediaPlayer asset={asset} />}
            />
          ),
        }}
      />
      {isBare && <ShowPanels onShow={() => setBare(false)} />}
      <StudioTools
        editor={editor}
        actions={actions}
        mayEdit={mayEdit}
        tabs={tabs}
        onPanel={show}
        works={isOwner ? deeds.commands : []}
      />
      <BoardControls
        projectId={project.id}
        mayEdit={mayEdit}
        editor={editor}
        actions={actions}
        projectKitId={project.brandKitId}
        maskBar={
          isOwner && (
            <MaskBar
              editor={editor}
              projectId={project.id}
              placeBeside={(id) => {
                const item = editor.items.get(id);
                return item && placeBeside(item);
              }}
              onAccepted={onAccepted}
            />
          )
        }
      />
    </main>
  );
}

/** What must be known of the plan floats below the bars, over the board, which therefore never moves. */
function StudioBanners() {
  return (
    <div className="pointer-events-none absolute inset-x-3 top-[68px] z-10 in-[[data-bare]]:hidden *:pointer-events-auto *:w-fit *:max-w-full md:right-[396px]">
      <Banners place="board" />
    </div>
  );
}
