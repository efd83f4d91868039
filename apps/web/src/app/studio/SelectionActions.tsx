import type { BoardItem, Editor } from '@gesso/canvas-core';
import { addressOf } from '../../shared/client/index.ts';
import { classNames } from '../../shared/ui/index.ts';
import { EditLayersButton } from './EditLayersButton.tsx';

const ACTION =
  'flex h-8 items-center rounded-sm px-2.5 font-medium text-[oklch(0.97_0.004_85)] hover:bg-[oklch(1_0_0/0.14)] pointer-coarse:h-11';

/** The dark bar under what is selected; it offers only what can be done with it now. */
export function SelectionActions(props: {
  readonly items: readonly BoardItem[];
  readonly editor: Editor;
  readonly onReuse: (assetId: string) => void;
  readonly onInspect: () => void;
  /** Makes the next run from what is selected. */
  readonly onReference: () => void;
  /** Begins a brief about what is selected. */
  readonly onAsk: () => void;
  /** Opens a built-in design, so that its layers can be changed. */
  readonly onOpenDesign: (opened: { readonly itemId: string; readonly assetId: string }) => void;
}) {
  const { items, editor } = props;
  const single = items.length === 1 ? items[0] : undefined;
  const assetId = single?.status === 'ready' ? single.assetId : undefined;
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="flex items-center rounded-md border border-[oklch(0.38_0.01_70)] bg-[oklch(0.24_0.012_70)] p-1 shadow-float"
    >
      {items.some(({ status, assetId }) => status === 'ready' && assetId) && (
        <button type="button" className={ACTION} onClick={props.onAsk}>
          Ask the agent
        </button>
      )}
      {single && assetId && (
        <>
          <EditLayersButton
            assetId={assetId}
            className={ACTION}
            onOpen={() => props.onOpenDesign({ itemId: single.id, assetId })}
          />
          <button type="button" className={ACTION} onClick={() => props.onReuse(assetId)}>
            Use again
          </button>
          <button type="button" className={ACTION} onClick={props.onInspect}>
            Inspect
          </button>
          <a
            className={ACTION}
            href={addressOf('getAssetContent', { params: { id: assetId }, query: {} })}
            download
            data-board-control
          >
            Download
          </a>
        </>
      )}
      {items.some(({ status, assetId }) => status === 'ready' && assetId) && (
        <button type="button" className={ACTION} onClick={props.onReference}>
          Use as reference
        </button>
      )}
      <button type="button" className={ACTION} onClick={() => editor.run({ type: 'duplicate' })}>
        Duplicate
      </button>
      <button
        type="button"
        className={classNames(ACTION, 'text-[oklch(0.78_0.13_33)]')}
        onClick={() => editor.run({ type: 'remove' })}
      >
        Delete
      </button>
    </div>
  );
}
