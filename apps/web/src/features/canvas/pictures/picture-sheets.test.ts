import { describe, expect, it } from 'vitest';
import { tileFrame } from './picture-sheets.ts';
import { PictureStream } from './picture-stream.ts';

const bitmap = (side: number) => ({ width: side, height: side, close: () => undefined }) as ImageBitmap;

/** A stream over one sheet of two pictures, whose files the test finishes by hand. */
function openStream() {
  const files = new Map<string, { readonly finish: (side: number) => void; readonly fail: () => void }>();
  const counts = { uploads: 0, cuts: 0 };
  const stream = new PictureStream({
    renderer: {
      upload: ({ width, height }) => {
        counts.uploads += 1;
        return { widthPx: width, heightPx: height };
      },
      cut: (_sheet, { width, height }) => {
        counts.cuts += 1;
        return { widthPx: width, heightPx: height };
      },
      discard: () => undefined,
    },
    assetUrl: (assetId, variant) => `${assetId}@${variant}`,
    listSheets: async () => [{ url: 'sheet', columns: 32, assetIds: ['a', null, 'b'] }],
    onArrival: () => undefined,
    cacheBytes: 1e9,
    load: (url) =>
      new Promise((resolve, reject) => {
        files.set(url, { finish: (side) => resolve(bitmap(side)), fail: () => reject(new Error('no file')) });
      }),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { stream, files, counts, settled, urls: () => [...files.keys()] };
}

describe('the sheets of a board', () => {
  it('cut each cell half a pixel inside, row by row', () => {
    expect(tileFrame(32, 0)).toEqual({ x: 0.5, y: 0.5, width: 31, height: 31 });
    expect(tileFrame(32, 33)).toEqual({ x: 32.5, y: 32.5, width: 31, height: 31 });
  });

  it('show everything small after one upload, and ask for nothing else', async () => {
    const { stream, files, counts, settled, urls } = openStream();
    stream.want([
      { assetId: 'a', level: 0 },
      { assetId: 'b', level: 0 },
    ]);
    await settled();
    files.get('sheet')?.finish(1024);
    await settled();
    expect([...stream.flush()]).toEqual(['a', 'b']);
    expect(stream.best('a', 0)).toBe(stream.best('a', 0));
    expect(stream.best('b', 0)).not.toBeNull();
    expect(urls()).toEqual(['sheet']);
    expect(counts).toEqual({ uploads: 1, cuts: 2 });
  });

  it('are what stands there until something sharper came, which is then asked for directly', async () => {
    const { stream, files, settled, urls } = openStream();
    await settled();
    files.get('sheet')?.finish(1024);
    await settled();
    stream.flush();
    stream.want([{ assetId: 'a', level: 3 }]);
    expect(stream.best('a', 3)?.widthPx).toBe(31);
    expect(urls()).toEqual(['sheet', 'a@512']);
  });

  it('leave to single files what they do not hold, and all of it when they are lost', async () => {
    const { stream, files, settled, urls } = openStream();
    await settled();
    files.get('sheet')?.fail();
    await settled();
    stream.want(['a', 'c'].map((assetId) => ({ assetId, level: 0 })));
    expect(urls()).toEqual(['sheet', 'a@32', 'c@32']);
  });
});
