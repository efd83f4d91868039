import { describe, expect, it } from 'vitest';
import type { BoardItem } from '../document/item.ts';
import { picture, TestBoard } from '../testing/test-board.ts';
import { type BoardClip, clipOf } from './board-clip.ts';
import { clipHtml, clipText, clipWords, readClip, readClipHtml } from './clip-text.ts';

const bare = { assetId: undefined } as const;
const end = (itemId: string) => ({ itemId, x: 1, y: 0.5 });

/** A frame with a picture and a group of a text and a note; lines within, and one that leaves. */
function startBoard(): TestBoard {
  return new TestBoard([
    picture('out', 900, 0),
    picture('f', 0, 0, { ...bare, kind: 'frame', width: 300, height: 300, title: 'Posters' }),
    picture('a', 10, 10, { parentId: 'f', generationId: 'gen', runId: 'run', opacity: 0.5 }),
    picture('g', 0, 0, { ...bare, kind: 'group', parentId: 'f' }),
    picture('t', 120, 10, { ...bare, kind: 'text', text: 'words <b>', parentId: 'g' }),
    picture('n', 120, 150, { ...bare, kind: 'note', parentId: 'g', isLocked: true }),
    picture('in', 0, 0, { ...bare, kind: 'connector', from: end('a'), to: end('t') }),
    picture('off', 0, 0, { ...bare, kind: 'connector', from: end('a'), to: end('out') }),
    picture('wait', 600, 600, { ...bare, status: 'pending' }),
  ]);
}

function copyOf(board: TestBoard, ids: readonly string[]): BoardClip {
  const clip = clipOf(ids, board.editor.items);
  if (!clip) throw new Error('Nothing was copied.');
  return clip;
}

const added = (board: TestBoard): readonly BoardItem[] => board.items().filter((item) => item.id.startsWith('copy-'));

describe('copying', () => {
  it('takes what lies in it and what connects it, in order, and leaves what waits for a result', () => {
    const board = startBoard();
    const clip = copyOf(board, ['f', 'wait']);
    expect(clip.items.map((item) => item.id)).toEqual(['f', 'a', 'g', 't', 'n', 'in']);
    expect(clip.items[1]).not.toHaveProperty('generationId');
    expect(clipOf(['wait'], board.editor.items)).toBeNull();
    expect(clipOf([], board.editor.items)).toBeNull();
  });

  it('a line keeps its end where it was when what it clung to stays behind', () => {
    const clip = copyOf(startBoard(), ['a', 'off']);
    expect(clip.items.find((item) => item.id === 'off')?.to).toEqual({ x: 1000, y: 50 });
    expect(clip.items.find((item) => item.id === 'a')).not.toHaveProperty('parentId');
  });

  it('comes back the same from text and from HTML, whose words can be read', () => {
    const clip = copyOf(startBoard(), ['f', 'off']);
    expect(readClip(clipText(clip))).toEqual(clip);
    expect(readClipHtml(`<meta charset="utf-8">${clipHtml(clip)}`)).toEqual(clip);
    expect(clipWords(clip)).toBe('Posters\nwords <b>');
    expect(clipHtml(clip)).toContain('words &lt;b&gt;');
  });
});

describe('pasting into another board', () => {
  it('keeps order, parents, looks and files under new ids, around the point, as one step of undo', () => {
    const source = startBoard();
    const board = new TestBoard([picture('there', 5000, 0)]);
    const before = board.doc.getMap('items').toJSON();
    const clip = readClip(clipText(copyOf(source, ['f'])));
    expect(clip).not.toBeNull();
    if (clip) board.editor.run({ type: 'paste', clip, at: { x: 1150, y: 1150 } });
    const items = added(board);
    expect(items.map((item) => item.kind)).toEqual(['frame', 'image', 'group', 'text', 'note', 'connector']);
    const [frame, image, group, text, note, line] = items as [
      BoardItem,
      BoardItem,
      BoardItem,
      BoardItem,
      BoardItem,
      BoardItem,
    ];
    expect(frame).toMatchObject({ x: 1000, y: 1000, title: 'Posters' });
    expect(image).toMatchObject({ parentId: frame.id, assetId: 'asset-a', opacity: 0.5, x: 1010 });
    expect([group.parentId, text.parentId, note.parentId]).toEqual([frame.id, group.id, group.id]);
    expect(note.isLocked).toBe(true);
    expect([line.from?.itemId, line.to?.itemId]).toEqual([image.id, text.id]);
    expect(board.selected()).toEqual([frame.id, line.id].sort());
    board.key('KeyZ', { mod: true });
    expect(board.doc.getMap('items').toJSON()).toEqual(before);
  });

  it('without a point it goes to the middle that panels leave free, and a second time a step aside', () => {
    const board = new TestBoard();
    board.editor.setViewport({ width: 1000, height: 800 }, { top: 0, right: 400, bottom: 0, left: 0 });
    const clip = copyOf(startBoard(), ['out']);
    board.editor.run({ type: 'paste', clip });
    board.editor.run({ type: 'paste', clip });
    expect(board.items().map(({ x, y }) => [x, y])).toEqual([
      [250, 350],
      [274, 374],
    ]);
  });

  it('what fits into the frame there goes into it, a copy of that frame does not, and free ends move along', () => {
    const board = startBoard();
    board.editor.run({ type: 'paste', clip: copyOf(board, ['out']), at: { x: 220, y: 220 } });
    expect(added(board)[0]?.parentId).toBe('f');
    board.editor.run({ type: 'paste', clip: copyOf(board, ['f']), at: { x: 150, y: 150 } });
    expect(
      added(board)
        .filter((item) => item.kind === 'frame')
        .map((item) => item.parentId),
    ).toEqual([undefined]);
    const lines = new TestBoard();
    const line = picture('l', 0, 0, { ...bare, kind: 'connector', from: { x: 0, y: 0 }, to: { x: 100, y: 100 } });
    const clip = copyOf(new TestBoard([line]), ['l']);
    lines.editor.run({ type: 'paste', clip, at: { x: 550, y: 50 } });
    expect(lines.items()[0]).toMatchObject({ from: { x: 500, y: 0 }, to: { x: 600, y: 100 } });
  });

  it('a locked picture is pasted unlocked, and people who may only look paste nothing', () => {
    const clip = copyOf(new TestBoard([picture('a', 0, 0, { isLocked: true })]), ['a']);
    const board = new TestBoard();
    board.editor.run({ type: 'paste', clip });
    expect(board.items()[0]?.isLocked).toBeUndefined();
    const looking = new TestBoard([], { isReadOnly: true });
    looking.editor.run({ type: 'paste', clip });
    looking.editor.run({ type: 'paste-text', text: 'words' });
    expect(looking.items()).toEqual([]);
  });

  it('words become a text that grows, and long ones a text that wraps', () => {
    const board = new TestBoard();
    board.editor.run({ type: 'paste-text', text: '  hello\r\nworld ', at: { x: 0, y: 0 } });
    expect(board.items()[0]).toMatchObject({ kind: 'text', text: 'hello\nworld', textFit: 'grow', height: 96 });
    board.editor.run({ type: 'paste-text', text: 'many words '.repeat(30) });
    expect(board.items()[1]).toMatchObject({ textFit: 'wrap', width: 640 });
    expect(board.editor.run({ type: 'paste-text', text: ' \n ' })).toBe(false);
  });
});

describe('clips that mean harm', () => {
  const clipWith = (...items: unknown[]) => JSON.stringify({ version: 1, items });
  const plain = { id: 'a', kind: 'shape', x: 0, y: 0, width: 10, height: 10 };

  it.each([
    ['no JSON', '{"version":1,'],
    ['another shape', '[1,2]'],
    ['null', 'null'],
    ['a newer version', JSON.stringify({ version: 2, items: [plain] })],
    ['items that are none', clipWith(null, 7, {}, { ...plain, kind: 'script' }, { ...plain, x: 'left' })],
    ['an id that is markup', clipWith({ ...plain, id: '<img>' })],
    ['a picture of no file', clipWith({ ...plain, kind: 'image' })],
    ['a file that is a path', clipWith({ ...plain, kind: 'image', assetId: '../../etc/passwd' })],
    ['too many items', clipWith(...Array.from({ length: 10_001 }, () => plain))],
    ['too much', ' '.repeat(20_000_001)],
  ])('%s is refused', (_name, text) => {
    expect(readClip(text)).toBeNull();
  });

  it('single wild fields are repaired or left out, rings are broken, and what is unknown does not come along', () => {
    const clip = readClip(
      clipWith(
        {
          ...plain,
          width: 1e12,
          fill: 'url(javascript:1)',
          opacity: 7,
          secret: 'x',
          generationId: 'theirs',
          runId: 'r',
        },
        { ...plain, id: 'f', kind: 'frame', parentId: 'g' },
        { ...plain, id: 'g', kind: 'frame', parentId: 'f', text: 'x'.repeat(200_000) },
        {
          ...plain,
          id: 'l',
          kind: 'connector',
          from: { itemId: 'nobody', x: 1, y: 1 },
          to: { itemId: 'l', x: 0, y: 0 },
        },
      ),
    );
    expect(clip?.items.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['a', undefined],
      ['f', undefined],
      ['g', 'f'],
      ['l', undefined],
    ]);
    expect(clip?.items[0]).toEqual({ ...plain, width: 100_000, rotation: 0, opacity: 1 });
    expect(clip?.items[2]?.text).toHaveLength(100_000);
    expect(clip?.items[3]?.from).toEqual({ x: 0, y: 0 });
    const board = new TestBoard();
    if (clip) board.editor.run({ type: 'paste', clip });
    expect(board.items()).toHaveLength(4);
  });

  it('HTML without a clip, or with a broken one, is only HTML', () => {
    for (const html of ['<p>hello</p>', '<div data-gesso-clip="%E0%A4%A">', '<div data-gesso-clip="%7B', '']) {
      expect(readClipHtml(html)).toBeNull();
    }
  });
});

describe('copying a style', () => {
  it('gives what both kinds share, takes away what the first lacks, and leaves words, places and files', () => {
    const board = new TestBoard([
      picture('a', 0, 0, { ...bare, kind: 'shape', fill: '#ff0000', fontSize: 40, text: 'a' }),
      picture('b', 200, 0, { ...bare, kind: 'shape', stroke: '#00ff00', text: 'b' }),
      picture('t', 400, 0, { ...bare, kind: 'text', text: 'c', fontWeight: 700 }),
      picture('l', 600, 0, { ...bare, kind: 'shape', isLocked: true }),
    ]);
    expect(board.key('KeyV', { mod: true, alt: true })).toBe(false);
    board.editor.select(['a']);
    board.key('KeyC', { mod: true, alt: true });
    board.editor.select(['b', 't', 'l']);
    board.key('KeyV', { mod: true, alt: true });
    expect(board.item('b')).toMatchObject({ fill: '#ff0000', fontSize: 40, text: 'b', x: 200 });
    expect(board.item('b').stroke).toBeUndefined();
    expect(board.item('t')).toMatchObject({ fontSize: 40, text: 'c' });
    expect(board.item('t').fill ?? board.item('t').fontWeight).toBeUndefined();
    expect(board.item('l').fill).toBeUndefined();
    board.key('KeyZ', { mod: true });
    expect(board.item('b').stroke).toBe('#00ff00');
  });
});
