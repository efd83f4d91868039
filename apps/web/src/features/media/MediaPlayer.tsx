import type { Asset } from '@gesso/contract';
import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { addressOf } from '../../shared/client/index.ts';
import { Skeleton } from '../../shared/ui/index.ts';
import { keepSound, takeSound } from './one-sound.ts';

// A viewer of meshes weighs as much as the rest of the studio; it comes when the first mesh is looked at.
const MeshViewer = lazy(() => import('./MeshViewer.tsx').then((module) => ({ default: module.MeshViewer })));

/** What cannot be seen on the board as it is: a clip plays, a mesh turns. Nothing for pictures. */
export function MediaPlayer({ asset }: { readonly asset: Asset }) {
  const content = addressOf('getAssetContent', { params: { id: asset.id }, query: {} });
  const poster = addressOf('getAssetContent', { params: { id: asset.id }, query: { variant: 'poster' } });
  const label = asset.prompt ?? 'Uploaded file';
  switch (asset.kind) {
    case 'image':
      return null;
    case 'video':
      return (
        // biome-ignore lint/a11y/useMediaCaption: a clip without speech has nothing to caption; its words are its prompt.
        <video
          controls
          loop
          playsInline
          preload="metadata"
          src={content}
          poster={poster}
          aria-label={label}
          style={{ aspectRatio: `${asset.widthPx ?? 16} / ${asset.heightPx ?? 9}` }}
          onPlay={({ currentTarget }) => takeSound(currentTarget)}
          onVolumeChange={({ currentTarget }) => keepSound(currentTarget)}
          className="max-h-96 w-full rounded-sm bg-black"
        />
      );
    case 'model3d':
      return (
        <CatchBoundary getResetKey={() => asset.id} errorComponent={NoViewer}>
          <Suspense fallback={<Skeleton className="aspect-square w-full" />}>
            <MeshViewer source={content} poster={poster} label={label} />
          </Suspense>
        </CatchBoundary>
      );
  }
}

/** Without WebGL, or when the viewer cannot be fetched. */
function NoViewer() {
  return <p className="text-ink-2">This browser cannot show the model. It can be downloaded.</p>;
}
