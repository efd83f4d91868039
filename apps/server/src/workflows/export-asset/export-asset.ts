import { createHash } from 'node:crypto';
import type { AssetExportFormat, ErrorCode } from '@gesso/contract';
import { KitError } from '@gesso/provider-kit';
import { type Assets, nameAssetFile, type StoredAsset } from '../../modules/assets/index.ts';
import { ClipConversionError } from '../../platform/ffmpeg/convert-clip.ts';
import { exportFormatsOf } from './export.rules.ts';
import { createExportCache } from './export-cache.ts';
import { type AssetWriters, ExportUnavailable, writeAsset } from './write-asset.ts';

export type ExportAsset = (asked: {
  readonly accountId: string;
  readonly assetId: string;
  readonly format: AssetExportFormat;
  readonly textAs: 'outlines' | 'text';
}) => Promise<ExportAnswer>;

export type ExportedAsset = {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly sha256: string;
  readonly fileName: string;
};

export type ExportAnswer =
  | { readonly ok: true; readonly file: ExportedAsset }
  | {
      readonly ok: false;
      readonly code: Extract<ErrorCode, 'not-found' | 'invalid-request' | 'model-unavailable'>;
      readonly message: string;
    };

/**
 * Hands out an asset in another format.
 *
 * Nothing is stored: what was written lately is remembered, and writing it again gives the same bytes. Two that ask for
 * the same file at once wait for one.
 */
export function createExportAsset(options: AssetWriters & { readonly assets: Assets }): ExportAsset {
  const { assets } = options;
  const cache = createExportCache();
  return async ({ accountId, assetId, format, textAs }) => {
    const asset = await assets.find({ accountId, assetId });
    if (asset === undefined) return { ok: false, code: 'not-found', message: 'There is no such asset.' };
    const possible = exportFormatsOf(asset);
    if (!possible.includes(format)) return refuseFormat(asset, format, possible);
    try {
      const key = `${asset.id}/${asset.sha256}/${format}/${textAs}`;
      const file = await cache.get(key, () => writeAsset(options, asset, { format, textAs }));
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      return { ok: true, file: { ...file, sha256, fileName: nameAssetFile(asset, file.mimeType) } };
    } catch (error) {
      if (error instanceof ExportUnavailable) {
        return {
          ok: false,
          code: 'model-unavailable',
          message: 'The built-in engine does not run here, so nothing can be exported.',
        };
      }
      if (error instanceof KitError && error.code === 'invalid-settings')
        return { ok: false, code: 'invalid-request', message: error.message };
      if (error instanceof ClipConversionError)
        return { ok: false, code: CLIP_CODES[error.code], message: error.message };
      throw error;
    }
  };
}

const CLIP_CODES = {
  'no-ffmpeg': 'model-unavailable',
  'too-long': 'invalid-request',
  unreadable: 'invalid-request',
} as const satisfies Record<ClipConversionError['code'], ErrorCode>;

function refuseFormat(
  asset: StoredAsset,
  format: AssetExportFormat,
  possible: readonly AssetExportFormat[],
): ExportAnswer {
  const name = { image: 'A picture', video: 'This clip', model3d: 'This 3D model' }[asset.kind];
  const can = possible.length === 0 ? 'only as it is, by its content' : `as ${possible.join(', ')}`;
  return {
    ok: false,
    code: 'invalid-request',
    message: `${name} cannot be exported as ${format}; it can be had ${can}.`,
  };
}
