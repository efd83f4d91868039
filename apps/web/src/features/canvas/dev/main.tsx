import { failItem, placeItems, reportProgress, settleItem } from '@gesso/canvas-core';
import type { AssetVariant } from '@gesso/contract';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import '../../../styles.css';
import { CanvasStage, createEditor, type Peer, ToolBar, ZoomWidget } from '../index.ts';

/** Pictures of this page: drawn by the browser itself, so that it needs no server. */
const drawn = new Map<string, string>();
function assetUrl(assetId: string, variant: AssetVariant): string {
  const name = `${assetId}/${variant}`;
  const url = drawn.get(name) ?? drawPicture(assetId, variant);
  drawn.set(name, url);
  return url;
}

function drawPicture(assetId: string, variant: AssetVariant): string {
  const [, hue = '0', width = '768', height = '1024'] = assetId.split('-');
  const scale = Math.min(1, (Number(variant) || 2048) / Math.max(Number(width), Number(height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(Number(width) * scale));
  canvas.height = Math.max(1, Math.round(Number(height) * scale));
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(scale, scale);
    context.fillStyle = `oklch(0.85 0.06 ${hue})`;
    context.fillRect(0, 0, Number(width), Number(height));
    context.fillStyle = `oklch(0.6 0.18 ${hue})`;
    context.beginPath();
    context.arc(Number(width) * 0.55, Number(height) * 0.55, Number(width) * 0.32, 0, 7);
    context.fill();
    context.fillStyle = `oklch(0.25 0.05 ${hue})`;
    context.font = `800 ${Number(width) / 5}px Inter Variable, sans-serif`;
    context.fillText('SLOW', Number(width) * 0.08, Number(height) * 0.2);
    context.fillText(variant, Number(width) * 0.08, Number(height) * 0.36);
  }
  return canvas.toDataURL();
}

const query = new URLSearchParams(location.search);
const amount = Number(query.get('n') ?? 6);
const doc = new Y.Doc();
const SERVER = 'server';

const SHAPES = [
  [768, 1024],
  [1024, 1024],
  [1080, 1920],
  [1920, 1080],
] as const;

for (let position = 0; position < amount; position += 1) {
  const [width, height] = SHAPES[position % SHAPES.length] ?? SHAPES[0];
  const columns = amount > 20 ? Math.ceil(Math.sqrt(amount * 1.6)) : 4;
  const rowHeight = amount > 20 ? 960 : 1000;
  const spot = { x: (position % columns) * 560, y: Math.floor(position / columns) * rowHeight };
  placeItems(
    doc,
    [
      {
        id: `item-${position}`,
        kind: 'image',
        status: 'pending',
        x: spot.x,
        y: spot.y,
        width: 500,
        height: Math.round((500 * height) / width),
        title: `Ember launch · poster ${position + 1}`,
      },
    ],
    SERVER,
  );
  if (amount > 20 || position < amount - 2) {
    settleItem(
      doc,
      `item-${position}`,
      { assetId: `asset-${(position * 47) % 360}-${width}-${height}`, width, height },
      SERVER,
    );
  } else if (position === amount - 2) {
    reportProgress(doc, `item-${position}`, { progress: 0.62, expectedMs: 6000 }, SERVER);
  } else {
    failItem(
      doc,
      `item-${position}`,
      {
        code: 'moderated',
        message: 'The model refused this prompt. Nothing was charged; change the words and run again.',
      },
      SERVER,
    );
  }
}

const editor = createEditor(doc, { origin: 'me' });
Object.assign(window, { __editor: editor, __doc: doc });
const INSETS = { top: 60, right: 0, bottom: 60, left: 0 };
const PEERS: readonly Peer[] = [
  { id: 'mira', name: 'Mira', color: '#2b5fd9', cursor: { x: 760, y: 420 }, selection: ['item-1'] },
];
const noop = () => undefined;

createRoot(document.getElementById('root') as HTMLElement).render(
  <>
    <CanvasStage
      editor={editor}
      assetUrl={assetUrl}
      label="Board"
      peers={query.has('peers') ? PEERS : undefined}
      insets={INSETS}
      onRetry={noop}
      backend={(query.get('backend') as 'webgl' | 'canvas' | null) ?? undefined}
      emptyState={<p>Nothing here yet.</p>}
      selectionBar={(items) => <div className="rounded-md bg-ink px-3 py-2 text-paper">{items.length} selected</div>}
    />
    <div className="absolute bottom-3 left-3">
      <ZoomWidget editor={editor} />
    </div>
    <div className="absolute bottom-3 left-1/2 -translate-x-1/2">
      <ToolBar editor={editor} />
    </div>
  </>,
);
