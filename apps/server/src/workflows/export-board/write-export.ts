import { join } from 'node:path';
import {
  chooseTargets,
  createNames,
  ExportError,
  openPictures,
  type Pictures,
  type Target,
  toFileName,
  writeLayers,
  writePdf,
  writePicture,
  writeSlides,
  writeSvg,
} from '@gesso/board-painter';
import { ItemTree, isConcealed } from '@gesso/canvas-core';
import type { BoardExportFile, BoardExportFormat } from '@gesso/contract';
import type { ExportOrder, OriginalFile, WrittenExport } from './export-order.ts';
import { isMediaFormat, writeMedia } from './write-media.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

/** Files of one export: hundreds of frames in two sizes. */
const MOST_FILES = 1_000;

const MIME_TYPES: Readonly<Record<Exclude<BoardExportFormat, 'originals'>, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  psd: 'image/vnd.adobe.photoshop',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp4: 'video/mp4',
  webm: 'video/webm',
  gif: 'image/gif',
  glb: 'model/gltf-binary',
};

/**
 * Writes everything that was asked for into the order's workshop; several files become one ZIP.
 *
 * @param onProgress - Hears the share that is done, 0 to 1, as often as something is done.
 * @throws ExportError with a sentence when it cannot be written as asked.
 */
export async function writeExport(order: ExportOrder, onProgress: (share: number) => void): Promise<WrittenExport> {
  const tree = new ItemTree(order.items);
  const targets = chooseTargets(tree, order.choice, order.boardName);
  if (targets.length === 0) throw new ExportError(NOTHING[order.choice.what]);
  const works = order.files.flatMap((file) => planFile(file, targets, order.boardName));
  if (works.length > MOST_FILES) {
    throw new ExportError(`That would be ${works.length} files and at most 1,000 are written at once; choose fewer.`);
  }
  const desk = { order, tree, pictures: openPictures(order.pictures), targets };
  const name = createNames();
  const entries: ZipEntry[] = [];
  for (const [index, work] of works.entries()) {
    const path = join(order.workshop, String(index));
    const report = (share: number) => onProgress((index + share) / works.length);
    if (work.format === 'originals') {
      entries.push(...listOriginals(desk));
      continue;
    }
    if (isMediaFormat(work.format)) {
      const { format, file } = work;
      const nameOf = (words: string) => name(`${words}${file.suffix}`, format);
      const pathOf = (at: number) => `${path}-${at}`;
      entries.push(...(await writeMedia({ format, files: chosenFiles(desk), nameOf, pathOf, onProgress: report })));
      continue;
    }
    await writeFileOf(work, { ...desk, path, onProgress: report });
    entries.push({ path, name: name(`${work.name}${work.file.suffix}`, work.format) });
    report(1);
  }
  return pack(entries, order);
}

const NOTHING = {
  all: 'There is nothing on the board to export.',
  frames: 'There is no frame on the board to export; draw one with F.',
  selection: 'Nothing of what was selected can be exported.',
} as const;

type Work = {
  readonly format: BoardExportFormat;
  readonly file: BoardExportFile;
  readonly name: string;
  readonly target: Target | null;
};

/** Documents take all targets as pages; everything else is a file for each. */
function planFile(file: BoardExportFile, targets: readonly Target[], boardName: string): readonly Work[] {
  const { format } = file;
  const [first] = targets;
  if (format === 'pdf' || format === 'pptx' || format === 'originals' || isMediaFormat(format)) {
    return [{ format, file, name: targets.length === 1 && first ? first.name : boardName, target: null }];
  }
  return targets.map((target) => ({ format, file, name: target.name, target }));
}

type Desk = {
  readonly order: ExportOrder;
  readonly tree: ItemTree;
  readonly pictures: Pictures;
  readonly targets: readonly Target[];
};

async function writeFileOf(
  { format, file, target, name }: Work,
  desk: Desk & { readonly path: string; readonly onProgress: (share: number) => void },
): Promise<void> {
  const { tree, pictures, targets, path, onProgress } = desk;
  const shared = { tree, pictures, path, onProgress };
  if (format === 'pdf') return writePdf({ ...shared, scale: file.scale }, targets, name);
  if (format === 'pptx') return writeSlides(shared, targets, name);
  if (target === null || format === 'originals' || isMediaFormat(format)) return;
  const writing = { ...shared, ...target, scale: scaleOf(file, target) };
  if (format === 'svg') return writeSvg(writing);
  if (format === 'psd') return writeLayers(writing);
  return writePicture({ ...writing, format });
}

function scaleOf({ scale, widthPx, heightPx }: BoardExportFile, { region }: Target): number {
  if (widthPx !== undefined) return widthPx / region.width;
  return heightPx === undefined ? scale : heightPx / region.height;
}

function listOriginals(desk: Desk): readonly ZipEntry[] {
  const entries = chosenFiles(desk);
  if (entries.length === 0) throw new ExportError('No picture, clip or 3D model is among what was chosen.');
  return entries;
}

/** The files behind what was chosen, each once, however often it lies on the board. */
function chosenFiles({ order, tree, targets }: Desk): readonly OriginalFile[] {
  const chosen = new Set<string>();
  for (const { only } of targets) {
    for (const item of tree.ordered()) {
      if (item.assetId !== undefined && (only?.has(item.id) ?? true) && !isConcealed(item.id, tree)) {
        chosen.add(item.assetId);
      }
    }
  }
  return [...chosen].flatMap((assetId) => order.originals.get(assetId) ?? []);
}

async function pack(entries: readonly ZipEntry[], { workshop, boardName }: ExportOrder): Promise<WrittenExport> {
  const [first] = entries;
  if (first !== undefined && entries.length === 1) {
    const extension = first.name.split('.').at(-1) ?? '';
    // The extension of an original may be any that an asset has.
    const mimeType = (MIME_TYPES as Readonly<Record<string, string>>)[extension] ?? 'application/octet-stream';
    if (first.path.startsWith(workshop)) return { ...first, mimeType };
  }
  const path = join(workshop, 'all.zip');
  await writeZip(path, entries);
  return { path, name: `${toFileName(boardName)}.zip`, mimeType: 'application/zip' };
}
