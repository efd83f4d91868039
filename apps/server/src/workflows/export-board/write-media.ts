import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { ExportError } from '@gesso/board-painter';
import type { BoardExportFormat } from '@gesso/contract';
import { CLIP_FORMATS, ClipConversionError, type ClipFormat, convertClip } from '../../platform/ffmpeg/convert-clip.ts';
import type { OriginalFile } from './export-order.ts';
import type { ZipEntry } from './write-zip.ts';

/** Formats of what moves and what has a depth: files of their own instead of pictures of the board. */
export type MediaFormat = ClipFormat | 'glb';

export function isMediaFormat(format: BoardExportFormat): format is MediaFormat {
  return format === 'glb' || (CLIP_FORMATS as readonly string[]).includes(format);
}

const OWN: Readonly<Record<MediaFormat, string>> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  gif: 'image/gif',
  glb: 'model/gltf-binary',
};

type MediaOrder = {
  readonly format: MediaFormat;
  readonly files: readonly OriginalFile[];
  /** A name of its own, safe in any file system, for a name without its extension. */
  readonly nameOf: (words: string) => string;
  /** A path in the workshop for the file of a number; nothing is there yet. */
  readonly pathOf: (index: number) => string;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/**
 * Writes every clip as the format of clips, or every 3D model as it is, one file each. What is in the format already is
 * copied byte for byte.
 *
 * @throws ExportError when there is none, or one cannot be written.
 */
export async function writeMedia({ format, files, nameOf, pathOf, onProgress }: MediaOrder): Promise<ZipEntry[]> {
  const kind = format === 'glb' ? 'model3d' : 'video';
  const fitting = files.filter((file) => file.kind === kind && (kind === 'video' || file.mimeType === OWN.glb));
  if (fitting.length === 0) {
    throw new ExportError(
      kind === 'video'
        ? `No clip is among what was chosen, and only clips become ${format.toUpperCase()}.`
        : 'No 3D model is among what was chosen.',
    );
  }
  const entries: ZipEntry[] = [];
  for (const [index, file] of fitting.entries()) {
    const path = pathOf(index);
    await writeOne(file, format, path);
    entries.push({ path, name: nameOf(file.name.replace(/\.[^.]*$/, '')) });
    onProgress((index + 1) / fitting.length);
  }
  return entries;
}

async function writeOne(file: OriginalFile, format: MediaFormat, path: string): Promise<void> {
  if (format === 'glb' || file.mimeType === OWN[format]) {
    return copyFile(file.path, path, constants.COPYFILE_FICLONE);
  }
  try {
    await convertClip({ from: file.path, to: path, format, durationMs: file.durationMs });
  } catch (error) {
    if (error instanceof ClipConversionError) throw new ExportError(error.message, { cause: error });
    throw error;
  }
}
