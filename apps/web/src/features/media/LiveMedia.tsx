import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { addressOf } from '../../shared/client/index.ts';

const MeshViewer = lazy(() => import('./MeshViewer.tsx').then((module) => ({ default: module.MeshViewer })));

export type LiveMediaProps = {
  readonly assetId: string;
  readonly kind: 'video' | 'model3d';
  readonly label: string;
};

/** A clip that plays or a mesh that turns where it lies on the board; it fills what it stands in. */
export default function LiveMedia({ assetId, kind, label }: LiveMediaProps) {
  const source = addressOf('getAssetContent', { params: { id: assetId }, query: {} });
  const poster = addressOf('getAssetContent', { params: { id: assetId }, query: { variant: 'poster' } });
  if (kind === 'video') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a clip without speech has nothing to caption; its words are its prompt.
      <video
        controls
        autoPlay
        loop
        playsInline
        src={source}
        poster={poster}
        aria-label={label}
        className="object-fill"
      />
    );
  }
  return (
    <CatchBoundary
      getResetKey={() => assetId}
      errorComponent={() => <p className="p-4 text-white">This browser cannot show the model. It can be downloaded.</p>}
    >
      <Suspense fallback={<img src={poster} alt={label} className="object-cover" />}>
        <MeshViewer source={source} poster={poster} label={label} className="block bg-wash" />
      </Suspense>
    </CatchBoundary>
  );
}
