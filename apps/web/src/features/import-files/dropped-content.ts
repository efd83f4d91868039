/** What can be brought in: files, or the address of one. */
export type Brought = { readonly files: readonly File[] } | { readonly address: string } | { readonly text: string };

/** As much of a `DataTransfer` as is needed here. */
export type Dropped = { readonly getData: (type: string) => string; readonly files: ArrayLike<File> };

const FILE_NAME = /\.(png|jpe?g|webp|gif|avif|svg|mp4|webm|mov|glb)$/i;

/** Whether an address says that it leads to a file that a board can take; others are words. */
export function isFileAddress(address: string): boolean {
  return (
    URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && FILE_NAME.test(new URL(address).pathname)
  );
}

/**
 * Decides what a drop means: files first; then the picture that was dragged from another page, an address of a file, or
 * words. Null when there is nothing for a board.
 */
export function droppedContent(data: Dropped): Brought | null {
  const files = Array.from(data.files);
  if (files.length > 0) return { files };
  const [, picture] = /<img[^>]+\bsrc="(https?:\/\/[^"]+)"/i.exec(data.getData('text/html')) ?? [];
  if (picture !== undefined) return { address: picture.replaceAll('&amp;', '&') };
  const [address] = data
    .getData('text/uri-list')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (address !== undefined && isFileAddress(address)) return { address };
  const text = (address ?? data.getData('text/plain')).trim();
  return text === '' ? null : { text };
}
