import type { Asset } from '@gesso/contract';
import { expect, test, vi } from 'vitest';
import { droppedContent, isFileAddress } from './dropped-content.ts';
import { placeInGrid } from './import-grid.rules.ts';
import { ImportQueue, type ImportSource, type Send } from './import-queue.ts';

const file = (name: string, type = 'image/png'): ImportSource => ({ name, file: new File(['x'], name, { type }) });
const asset = (id: string) => ({ id }) as unknown as Asset;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A server that answers when the test says so. */
function openServer() {
  const calls: { name: string; answer: (id: string) => void; fail: (error: Error) => void; signal: AbortSignal }[] = [];
  const send: Send = ({ name }, { signal }) =>
    new Promise((resolve, reject) => {
      calls.push({ name, signal, answer: (id) => resolve(asset(id)), fail: reject });
    });
  return { calls, queue: new ImportQueue({ send, explain: (error) => (error as Error).message }) };
}

test('hundreds of files go up three at a time, in order, each told where it belongs', async () => {
  const { calls, queue } = openServer();
  const done = vi.fn();
  expect(
    queue.add(
      Array.from({ length: 300 }, (_, at) => file(`${at}.png`)),
      done,
    ),
  ).toBe(300);
  expect(calls.map(({ name }) => name)).toEqual(['0.png', '1.png', '2.png']);
  for (let at = 0; at < 300; at += 1) {
    calls[at]?.answer(`a${at}`);
    await settled();
    expect(calls.length).toBeLessThanOrEqual(at + 4);
  }
  expect(done.mock.calls.map(([{ id }, index]) => `${id} ${index}`)[299]).toBe('a299 299');
  expect(queue.getState()).toMatchObject({ isBusy: false });
});

test('what fails says why and does not hold up the others; it can be tried again', async () => {
  const { calls, queue } = openServer();
  queue.add([file('IMG_1.HEIC', ''), file('a.png'), file('b.png')], () => undefined);
  calls[0]?.fail(new Error('The picture is damaged.'));
  calls[1]?.answer('b');
  await settled();
  const told = () => queue.getState().entries.map(({ status, message }) => [status, message]);
  expect(told()).toEqual([
    ['failed', expect.stringContaining('HEIC')],
    ['failed', 'The picture is damaged.'],
    ['done', null],
  ]);
  queue.retry();
  calls[2]?.answer('a');
  await settled();
  expect(told().map(([status]) => status)).toEqual(['failed', 'done', 'done']);
});

test('stopping gives up what is on its way and places nothing afterwards', async () => {
  const { calls, queue } = openServer();
  const done = vi.fn();
  queue.add([file('a.png'), file('b.png'), file('c.png'), file('d.png')], done);
  queue.stop();
  expect(calls.every(({ signal }) => signal.aborted)).toBe(true);
  calls[0]?.answer('late');
  await settled();
  expect(done).not.toHaveBeenCalled();
  expect(calls).toHaveLength(3);
  expect(queue.getState().entries.map(({ status }) => status)).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
});

test('files are laid into a grid around the pointer without touching; one alone keeps its size', () => {
  const at = { x: 1000, y: 500 };
  const size = { width: 1600, height: 900 };
  const boxes = Array.from({ length: 9 }, (_, index) => placeInGrid({ at, index, count: 9, size }));
  expect(boxes[4]).toMatchObject({ x: 820, width: 360, height: 202.5 });
  const [first, second] = boxes;
  expect((second?.x ?? 0) - (first?.x ?? 0)).toBe(392);
  expect(placeInGrid({ at, index: 0, count: 1, size: { width: 400, height: 300 } })).toEqual({
    x: 800,
    y: 350,
    width: 400,
    height: 300,
  });
});

test('a drop is files, else the picture of another page, else an address of a file, else words', () => {
  const drop = (data: Readonly<Record<string, string>>, files: readonly File[] = []) =>
    droppedContent({ getData: (type) => data[type] ?? '', files });
  const picture = new File(['x'], 'a.png');
  expect(drop({ 'text/html': '<img src="https://x.example/b.png">' }, [picture])).toEqual({ files: [picture] });
  expect(drop({ 'text/html': '<a><img alt="" src="https://x.example/b?w=2&amp;h=3"></a>' })).toEqual({
    address: 'https://x.example/b?w=2&h=3',
  });
  expect(drop({ 'text/uri-list': '# a comment\r\nhttps://x.example/c.MP4' })).toEqual({
    address: 'https://x.example/c.MP4',
  });
  expect(drop({ 'text/uri-list': 'https://x.example/story' })).toEqual({ text: 'https://x.example/story' });
  expect(drop({ 'text/plain': ' words ' })).toEqual({ text: 'words' });
  expect(drop({})).toBeNull();
  expect(isFileAddress('https://x.example/story')).toBe(false);
});
