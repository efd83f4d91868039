import { describe, expect, it } from 'vitest';
import type { Picture } from '../renderer/board-renderer.ts';
import { PictureStream } from './picture-stream.ts';

type Pending = { readonly url: string; readonly signal: AbortSignal; finish(side: number): void; fail(): void };

/** A stream whose fetches the test finishes by hand, and whose renderer only counts. */
function openStream(cacheBytes = 1e9) {
  const pending: Pending[] = [];
  const discarded: Picture[] = [];
  const stream = new PictureStream({
    renderer: {
      upload: (bitmap) => ({ widthPx: bitmap.width, heightPx: bitmap.height }),
      cut: (_sheet, { width, height }) => ({ widthPx: width, heightPx: height }),
      discard: (picture) => discarded.push(picture),
    },
    assetUrl: (assetId, variant) => `${assetId}@${variant}`,
    onArrival: () => undefined,
    cacheBytes,
    load: (url, signal) =>
      new Promise((resolve, reject) => {
        pending.push({
          url,
          signal,
          finish: (side) => resolve({ width: side, height: side, close: () => undefined } as ImageBitmap),
          fail: () => reject(new Error('no picture')),
        });
      }),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { stream, pending, discarded, settled, urls: () => pending.map(({ url }) => url) };
}

const SHARP = 2;

describe('the picture stream', () => {
  it('asks for six at a time, small ones first, nearest first', () => {
    const { stream, urls } = openStream();
    stream.want(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((assetId) => ({ assetId, level: SHARP })));
    expect(urls()).toEqual(['a@128', 'b@128', 'c@128', 'd@128', 'e@128', 'f@128']);
  });

  it('keeps the lower level until the better one is there', async () => {
    const { stream, pending, settled } = openStream();
    stream.want([{ assetId: 'a', level: SHARP }]);
    pending[0]?.finish(128);
    await settled();
    expect(stream.best('a', SHARP)).toBeNull();
    expect([...stream.flush()]).toEqual(['a']);
    expect(stream.best('a', SHARP)?.widthPx).toBe(128);
    pending[1]?.finish(512);
    await settled();
    stream.flush();
    expect(stream.best('a', SHARP)?.widthPx).toBe(512);
    expect(stream.isSettled).toBe(true);
  });

  it('drops what left the view, also in flight, and starts what came into it', async () => {
    const { stream, pending, settled, urls } = openStream();
    stream.want([{ assetId: 'old', level: 0 }]);
    stream.want([{ assetId: 'new', level: 0 }]);
    expect(pending[0]?.signal.aborted).toBe(true);
    pending[0]?.finish(32);
    await settled();
    stream.flush();
    expect(stream.best('old', 0)).toBeNull();
    expect(urls()).toEqual(['old@32', 'new@32']);
  });

  it('hands over at most some four megabytes a frame', async () => {
    const { stream, pending, settled } = openStream();
    stream.want(['a', 'b', 'c'].map((assetId) => ({ assetId, level: 0 })));
    for (const request of pending) request.finish(1024);
    await settled();
    expect([stream.flush().size, stream.flush().size, stream.flush().size]).toEqual([1, 1, 1]);
  });

  it('throws the least recently used away, never what is on screen', async () => {
    const { stream, pending, discarded, settled } = openStream(2 * 100 * 100 * 4);
    for (const [position, assetId] of ['a', 'b', 'c'].entries()) {
      stream.want([{ assetId, level: 0 }]);
      pending[position]?.finish(100);
      await settled();
      stream.flush();
    }
    expect(discarded).toHaveLength(1);
    expect(stream.best('a', 0)).toBeNull();
    stream.want(['b', 'c', 'd'].map((assetId) => ({ assetId, level: 0 })));
    pending[3]?.finish(100);
    await settled();
    stream.flush();
    expect(discarded).toHaveLength(1);
    expect(stream.best('b', 0)).not.toBeNull();
  });

  it('tries a failing picture three times and then leaves it alone', async () => {
    const { stream, pending, settled } = openStream();
    stream.want([{ assetId: 'broken', level: 0 }]);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      pending[attempt]?.fail();
      await settled();
    }
    stream.want([{ assetId: 'broken', level: 0 }]);
    expect(pending).toHaveLength(3);
    expect(stream.isSettled).toBe(true);
  });
});
