import type { AssetExportFormat } from '@gesso/contract';
import type { StoredAsset } from '../../modules/assets/index.ts';

/** The format a file is in already. */
const FORMATS: Readonly<Record<string, AssetExportFormat>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'image/gif': 'gif',
  'model/gltf-binary': 'glb',
};

/** What each kind can be written as; a 3D model only from a binary glTF. */
const WRITTEN: Readonly<Record<StoredAsset['kind'], readonly AssetExportFormat[]>> = {
  image: ['png', 'jpg', 'webp', 'svg', 'pdf', 'psd'],
  video: ['mp4', 'webm', 'gif'],
  model3d: ['glb', 'stl'],
};

/** Formats this asset can be had in, its own first. */
export function exportFormatsOf({
  kind,
  mimeType,
}: Pick<StoredAsset, 'kind' | 'mimeType'>): readonly AssetExportFormat[] {
  const own = FORMATS[mimeType];
  if (kind === 'model3d' && own !== 'glb') return [];
  return own === undefined ? WRITTEN[kind] : [own, ...WRITTEN[kind].filter((format) => format !== own)];
}

/** Whether the stored file is the answer. A design's text as text is written anew, whatever it is stored as. */
export function isOwnFormat({ mimeType }: Pick<StoredAsset, 'mimeType'>, format: AssetExportFormat): boolean {
  return FORMATS[mimeType] === format;
}

/** Where the pixels come from, in the words of IPTC: nothing is said about what people brought. */
export function sourceOf({
  model,
}: Pick<StoredAsset, 'model'>): 'algorithmicMedia' | 'trainedAlgorithmicMedia' | undefined {
  if (model === null) return undefined;
  return model.startsWith('gesso-') ? 'algorithmicMedia' : 'trainedAlgorithmicMedia';
}
