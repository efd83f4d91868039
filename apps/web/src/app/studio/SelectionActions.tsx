import type { BoardItem, Editor } from '@gesso/canvas-core';
import { Copy, Download, ImagePlus, Info, type LucideIcon, RefreshCw, Sparkles, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { addressOf } from '../../shared/client/index.ts';
import { countCredits, formatCredits } from '../../shared/format/credits.ts';
import { classNames, Menu, MenuItem } from '../../shared/ui/index.ts';
import { EditLayersButton } from './EditLayersButton.tsx';
import { downloadAsset } from './works/download-asset.ts';
import type { OfferedWork } from './works/use-works.ts';
import type { WorkName } from './works/works.rules.ts';

const ACTION =
  'flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2.5 font-medium text-ink hover:bg-wash aria-disabled:text-ink-3 pointer-coarse:h-11';
const SQUARE =
  'grid size-8 shrink-0 place-items-center rounded-sm text-ink-2 hover:bg-wash hover:text-ink pointer-coarse:size-11';

/** In the bar every letter counts; menus have room for the whole title. */
const SHORT: Readonly<Record<WorkName, string>> = {
  variations: 'Variations',
  upscale: 'Upscale',
  cutout: 'Cut out',
  clip: 'Clip',
  model3d: '3D',
};

/** The dark bar at what is selected; it offers only what can be done with it now, and says prices before they are paid. */
export function SelectionActions(props: {
  readonly items: readonly BoardItem[];
  readonly editor: Editor;
  readonly works: readonly OfferedWork[];
  readonly onReuse: (assetId: string) => void;
  readonly onInspect: () => void;
  /** Makes the next run from what is selected. */
  readonly onReference: () => void;
  /** Begins a brief about what is selected. */
  readonly onAsk: () => void;
  /** Opens a built-in design, so that its layers can be changed. */
  readonly onOpenDesign: (opened: { readonly itemId: string; readonly assetId: string }) => void;
}) {
  const { items, editor, works } = props;
  const single = items.length === 1 ? items[0] : undefined;
  const assetId = single?.status === 'ready' ? single.assetId : undefined;
  const hasFiles = items.some((item) => item.status === 'ready' && item.assetId);
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="scheme-dark flex max-w-[calc(100vw-24px)] items-center overflow-x-auto rounded-md border border-line bg-paper p-1 shadow-float"
    >
      {hasFiles && (
        <button type="button" className={ACTION} onClick={props.onAsk}>
          <Sparkles size={15} strokeWidth={1.5} aria-hidden="true" />
          Edit with agent
        </button>
      )}
      {single && assetId && !single.isLocked && (
        <EditLayersButton
          assetId={assetId}
          className={ACTION}
          onOpen={() => props.onOpenDesign({ itemId: single.id, assetId })}
        />
      )}
      {assetId && works.length > 0 && (
        <>
          <Rule />
          {works.map((work) => (
            <WorkButton key={work.name} work={work} />
          ))}
          <span className="md:hidden">
            <Menu
              trigger={
                <button type="button" className={ACTION}>
                  More…
                </button>
              }
            >
              {works.map(({ name, title, run, priceMillicredits }) => (
                <MenuItem key={name} onSelect={run}>
                  <span className="flex-1">{title}</span>
                  <span className="text-ink-2 tabular-nums">
                    {priceMillicredits === undefined ? '' : formatCredits(priceMillicredits)}
                  </span>
                </MenuItem>
              ))}
              {/* What the bar has no room for on a phone. */}
              <MenuItem onSelect={() => props.onReuse(assetId)}>Use again</MenuItem>
              <MenuItem onSelect={() => downloadAsset(assetId)}>Download</MenuItem>
            </Menu>
          </span>
        </>
      )}
      {hasFiles && <Rule />}
      {assetId && <Square label="Use again" Icon={RefreshCw} isSpare onClick={() => props.onReuse(assetId)} />}
      {hasFiles && <Square label="Use as reference" Icon={ImagePlus} onClick={props.onReference} />}
      {assetId && (
        <>
          <Square label="Inspect" Icon={Info} onClick={props.onInspect} />
          <a
            className={classNames(SQUARE, 'max-md:hidden')}
            aria-label="Download"
            title="Download"
            href={addressOf('getAssetContent', { params: { id: assetId }, query: {} })}
            download
            data-board-control
          >
            <Download size={16} strokeWidth={1.5} aria-hidden="true" />
          </a>
        </>
      )}
      <Square label="Duplicate" Icon={Copy} onClick={() => editor.run({ type: 'duplicate' })} />
      <Square
        label="Delete"
        Icon={Trash2}
        className="text-alarm hover:text-alarm"
        onClick={() => editor.run({ type: 'remove' })}
      />
    </div>
  );
}

/** Names what it costs; what cannot be done stays in reach, so that its reason can be heard. */
function WorkButton({ work }: { readonly work: OfferedWork }) {
  const { name, title, why, priceMillicredits } = work;
  const price = priceMillicredits === undefined ? undefined : countCredits(priceMillicredits);
  return (
    <button
      type="button"
      aria-disabled={why !== undefined || undefined}
      title={why ?? `${title}${price ? `, ${price} at most` : ''}`}
      className={classNames(ACTION, 'max-md:hidden')}
      onClick={work.run}
    >
      {SHORT[name]}
      {SHORT[name] !== title && <span className="sr-only">: {title}</span>}
      {priceMillicredits !== undefined && (
        <span className="font-normal text-ink-2 tabular-nums">
          <span className="sr-only">, </span>
          {formatCredits(priceMillicredits)}
          <span className="sr-only"> credits at most</span>
        </span>
      )}
    </button>
  );
}

function Square(props: {
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly className?: string;
  /** A phone has no room for it; its menu does. */
  readonly isSpare?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  const { label, Icon } = props;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(SQUARE, props.className, props.isSpare && 'max-md:hidden')}
      onClick={props.onClick}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}

function Rule() {
  return <span aria-hidden="true" className="mx-1 h-5 w-px shrink-0 bg-line" />;
}
