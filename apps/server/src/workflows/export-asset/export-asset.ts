import { createHash } from 'node:crypto';
import type { AssetExportFormat, ErrorCode } from '@gesso/contract';
import { type ExportFile, KitError, PICTURE_EXPORT_FORMATS, type PictureExportFormat } from '@gesso/provider-kit';
import { type Assets, nameAssetFile, type StoredAsset } from '../../modules/assets/index.ts';
import { exportFormatsOf, isOwnFormat, sourceOf } from './export.rules.ts';
import { createExportCache } from './export-cache.ts';

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
 *
 * @param exportFile - Of the built-in engine; left out where none runs.
 */
export function createExportAsset(options: {
  readonly assets: Assets;
  readonly exportFile: ExportFile | undefined;
}): ExportAsset {
  const { assets, exportFile } = options;
  const cache = createExportCache();
  return async ({ accountId, assetId, format, textAs }) => {
    const asset = await assets.find({ accountId, assetId });
    if (asset === undefined) return { ok: false, code: 'not-found', message: 'There is no such asset.' };
    const possible = exportFormatsOf(asset);
    if (!possible.includes(format)) return refuseFormat(asset, format, possible);
    const read = () => readOriginal(assets, { accountId, assetId });
    try {
      const file = await cache.get(`${asset.id}/${asset.sha256}/${format}/${textAs}`, async () => {
        if (isOwnFormat(asset, format)) return { bytes: await read(), mimeType: asset.mimeType };
        if (exportFile === undefined || !isPictureFormat(format)) throw new ExportUnavailable();
        return exportFile({
          format,
          textAs,
          from: asset.scene === null ? { picture: await read() } : { scene: asset.scene },
          title: asset.name ?? asset.prompt ?? '',
          credits: asset.credits,
          source: sourceOf(asset),
        });
      });
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
      throw error;
    }
  };
}

class ExportUnavailable extends Error {}

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

async function readOriginal(
  assets: Assets,
  owned: { readonly accountId: string; readonly assetId: string },
): Promise<Uint8Array> {
  const content = await assets.openContent(owned);
  if (content === undefined) throw new Error(`the file of asset ${owned.assetId} is gone`);
  return Buffer.concat(await content.read().toArray());
}

function isPictureFormat(format: AssetExportFormat): format is PictureExportFormat {
  return (PICTURE_EXPORT_FORMATS as readonly string[]).includes(format);
}
