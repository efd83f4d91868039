import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { addressOf } from '../../shared/client/index.ts';
import { keepSound, takeSound } from './one-sound.ts';

const MeshViewer = lazy(() => import('./MeshViewer.tsx').then((module) => ({ default: module.MeshViewer })));

export type LiveMediaProps = {
  readonly assetId: string;
  readonly kind: 'video' | 'model3d';
  readonly label: string;
  /** Whether it is shown cut or mirrored, so that a player's own buttons would be, too. Default: no. */
  readonly isCut?: boolean;
};

/** A clip that plays or a mesh that turns where it lies on the board; it fills what it stands in. */
export default function LiveMedia({ assetId, kind, label, isCut = false }: LiveMediaProps) {
  const source = addressOf('getAssetContent', { params: { id: assetId }, query: {} });
  const poster = addressOf('getAssetContent', { params: { id: assetId }, query: { variant: 'poster' } });
  if (kind === 'video') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a clip without speech has nothing to caption; its words are its prompt.
      <video
        controls={!isCut}
        autoPlay
        // It was asked for once; whoever wants less motion is not shown it for ever.
        loop={!matchMedia('(prefers-reduced-motion: reduce)').matches}
        playsInline
        src={source}
        poster={poster}
        aria-label={label}
        className="object-fill"
        onPlay={({ currentTarget }) => takeSound(currentTarget)}
        onVolumeChange={({ currentTarget }) => keepSound(currentTarget)}
      />
    );
  }
  return (
    <CatchBoundary
      getResetKey={() => assetId}
      errorComponent={() => <p className="p-4 text-white">This browser cannot show the model. It can be downloaded.</p>}
    >
      <Suspense fallback={<img src={poster} alt={label} className="object-cover" />}>
        <MeshViewer source={source} poster={poster} label={label} className="block bg-wash" takesFocus />
      </Suspense>
    </CatchBoundary>
  );
}
