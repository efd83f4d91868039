import type { BoardItem } from '@gesso/canvas-core';

/** Where the file of an asset is fetched. */
export type PictureAddress = (assetId: string, variant: 'original' | '2048') => string;

/** Whether an item shows a picture that can be copied. */
export function isPicture(item: BoardItem | undefined): item is BoardItem & { readonly assetId: string } {
  return item?.status === 'ready' && item.assetId !== undefined;
}

/**
 * The picture of an item as a PNG, in the file's own pixels, cut and mirrored as the board shows it. Videos and models
 * give the picture that stands for them.
 *
 * @throws When the file cannot be fetched or is no picture.
 */
export async function pictureBlob(
  item: BoardItem & { readonly assetId: string },
  address: PictureAddress,
): Promise<Blob> {
  const response = await fetch(address(item.assetId, item.kind === 'image' ? 'original' : '2048'));
  if (!response.ok) throw new Error(`The picture answered ${response.status}.`);
  const picture = await createImageBitmap(await response.blob());
  const { x, y, width, height } = item.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * width));
  canvas.height = Math.max(1, Math.round(picture.height * height));
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('The browser gave no canvas to draw on.');
  paper.translate(item.isFlippedX ? canvas.width : 0, item.isFlippedY ? canvas.height : 0);
  paper.scale(item.isFlippedX ? -1 : 1, item.isFlippedY ? -1 : 1);
  const from = [picture.width * x, picture.height * y, picture.width * width, picture.height * height] as const;
  paper.drawImage(picture, ...from, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to copy.'))),
      'image/png',
    );
  });
}
