import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AssetExportFormat } from '@gesso/contract';
import {
  type ExportFile,
  type ExportModel,
  PICTURE_EXPORT_FORMATS,
  type PictureExportFormat,
} from '@gesso/provider-kit';
import type { Assets, StoredAsset } from '../../modules/assets/index.ts';
import { CLIP_FORMATS, type ClipFormat, convertClip } from '../../platform/ffmpeg/convert-clip.ts';
import { isOwnFormat, sourceOf } from './export.rules.ts';
import type { WrittenFile } from './export-cache.ts';

/** No built-in engine runs here that could write the file. */
export class ExportUnavailable extends Error {}

export type AssetWriters = {
  readonly assets: Pick<Assets, 'openContent'>;
  /** Of the built-in engine; left out where none runs. */
  readonly exportFile: ExportFile | undefined;
  readonly exportModel: ExportModel | undefined;
};

type Asked = { readonly format: AssetExportFormat; readonly textAs: 'outlines' | 'text' };

/**
 * Writes an asset in one of the formats it can be had in.
 *
 * @throws ExportUnavailable, KitError `invalid-settings` and ClipConversionError where this one cannot.
 */
export async function writeAsset(writers: AssetWriters, asset: StoredAsset, asked: Asked): Promise<WrittenFile> {
  const { exportFile, exportModel } = writers;
  const { format, textAs } = asked;
  if (isOwnFormat(asset, format)) return { bytes: await readOriginal(writers, asset), mimeType: asset.mimeType };
  if (isClipFormat(format) && asset.kind === 'video') return writeClip(writers, asset, format);
  if (format === 'stl') {
    if (exportModel === undefined) throw new ExportUnavailable();
    return exportModel({ format, model: await readOriginal(writers, asset) });
  }
  if (exportFile === undefined || !isPictureFormat(format)) throw new ExportUnavailable();
  return exportFile({
    format,
    textAs,
    from: asset.scene === null ? { picture: await readOriginal(writers, asset) } : { scene: asset.scene },
    title: asset.name ?? asset.prompt ?? '',
    credits: asset.credits,
    source: sourceOf(asset),
  });
}

const CLIP_TYPES: Readonly<Record<ClipFormat, string>> = { mp4: 'video/mp4', webm: 'video/webm', gif: 'image/gif' };

async function writeClip(writers: AssetWriters, asset: StoredAsset, format: ClipFormat): Promise<WrittenFile> {
  const folder = await mkdtemp(join(tmpdir(), 'gesso-export-'));
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  try {
    await pipeline((await open(writers, asset)).read(), createWriteStream(from));
    await convertClip({ from, to, format, durationMs: asset.durationMs });
    return { bytes: await readFile(to), mimeType: CLIP_TYPES[format] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readOriginal(writers: AssetWriters, asset: StoredAsset): Promise<Uint8Array> {
  return Buffer.concat(await (await open(writers, asset)).read().toArray());
}

async function open({ assets }: AssetWriters, { id, accountId }: StoredAsset) {
  const content = await assets.openContent({ accountId, assetId: id });
  if (content === undefined) throw new Error(`the file of asset ${id} is gone`);
  return content;
}

function isPictureFormat(format: AssetExportFormat): format is PictureExportFormat {
  return (PICTURE_EXPORT_FORMATS as readonly string[]).includes(format);
}

function isClipFormat(format: AssetExportFormat): format is ClipFormat {
  return (CLIP_FORMATS as readonly string[]).includes(format);
}
