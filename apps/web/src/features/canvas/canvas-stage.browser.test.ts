import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardBrowser, shownColours, spotOf } from './testing/board-browser.ts';

let browser: BoardBrowser;
beforeAll(async () => {
  browser = await BoardBrowser.start();
});
afterAll(() => browser?.close());

/** Waits for what the next frames bring; the bound is for machines that are busy with other tests. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000 });
const item = (page: Page, id: string) => page.evaluate((id) => window.boardPage.editor.items.get(id), id);
const allItems = (page: Page) => page.evaluate(() => window.boardPage.editor.items.ordered());
const newest = async (page: Page) => (await allItems(page)).at(-1);
const camera = (page: Page) => page.evaluate(() => window.boardPage.editor.getState().camera);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-mirror-item') ?? document.activeElement?.tagName);
const board = (page: Page) => page.getByRole('region', { name: 'Board', exact: true });
const tool = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name });

const GREEN = [0x00, 0xa0, 0x60];
const BLUE = [0x20, 0x50, 0xd0];
const PURPLE = [0x80, 0x30, 0x90];
const RED = [0xd4, 0x45, 0x51];
/** What is seen at a share of an item, and whether it is. */
const SEEN: readonly (readonly [string, number, number, readonly number[], boolean])[] = [
  ['cropped', 0.5, 0.5, RED, true],
  ['rectangle', 0.5, 0.5, GREEN, true],
  ['rectangle', 0.015, 0.02, GREEN, false],
  ['triangle', 0.5, 0.6, GREEN, true],
  ['triangle', 0.04, 0.1, GREEN, false],
  ['star', 0.5, 0.6, GREEN, true],
  ['star', 0.04, 0.1, GREEN, false],
  ['ellipse', 0.5, 0.15, GREEN, true],
  ['diamond', 0.5, 0.5, GREEN, false],
  ['line', 0.5, 0.5, BLUE, true],
  ['arrow', 0.25, 0.75, BLUE, true],
  ['arrow', 0.25, 0.25, BLUE, false],
  ['drawing', 1, 0.5 + 0.4 * Math.sin(24 / 2.5), [0xd0, 0x20, 0x60], true],
  ['note', 0.5, 0.9, [0xfd, 0xe9, 0xa9], true],
  ['inside', 0.5, 0.5, BLUE, true],
  // What reaches over the frame's edge is cut off there.
  ['over', 0.35, 0.6, RED, true],
  ['over', 0.8, 0.6, RED, false],
  ['hidden', 0.5, 0.5, GREEN, false],
  ['target', 0.5, 0.5, [0xf0, 0xb0, 0x20], true],
];
const near = (colour: readonly number[] = [], wanted: readonly number[]) =>
  wanted.every((value, at) => Math.abs(value - (colour[at] ?? -999)) < 14);

describe('the board in a browser', () => {
  it.each(['canvas', 'webgl'] as const)('draws each kind where the document says, by %s', async (backend) => {
    const { page, errors } = await browser.open({ kinds: backend });
    await soon(async () => {
      const points = await Promise.all(SEEN.map(([id, across, down]) => spotOf(page, id, across, down)));
      const colours = await shownColours(page, points);
      const seen = SEEN.map(([id, across, down, colour], at) => [id, across, down, near(colours[at], colour)]);
      expect(seen).toEqual(SEEN.map(([id, across, down, , isSeen]) => [id, across, down, isSeen]));
    });
    // The connector runs from the picture to its target, and follows the target when that moves.
    const onLine = async (y: number) => {
      const view = await camera(page);
      const [colour] = await shownColours(page, [{ x: (882 - view.x) * view.zoom, y: (y - view.y) * view.zoom }]);
      return near(colour, PURPLE);
    };
    expect(await onLine(703)).toBe(true);
    await page.evaluate(() => {
      window.boardPage.editor.select(['target']);
      window.boardPage.editor.run({ type: 'nudge', deltaX: 0, deltaY: 60, isRepeat: false });
    });
    await soon(async () => expect(await onLine(733)).toBe(true));
    expect(errors).toEqual([]);
    await page.close();
  });

  it('draws, types, connects, crops and takes back by hand, and shows the same when it is opened again', async () => {
    const { page, errors } = await browser.open({ kinds: 'canvas' });
    const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
      await page.mouse.move(to.x, to.y);
      await page.mouse.up();
    };
    await tool(page, 'Shapes: Rectangle').click();
    await page.getByRole('menuitemradio', { name: 'Rectangle' }).click();
    await drag({ x: 1130, y: 430 }, { x: 1230, y: 530 });
    const square = await newest(page);
    expect(square).toMatchObject({ kind: 'shape', shape: 'rectangle' });

    await tool(page, 'Text').click();
    await page.mouse.click(920, 415);
    await page.keyboard.type('Oat milk');
    await page.keyboard.press('Escape');
    const words = await newest(page);
    expect(words).toMatchObject({ kind: 'text', text: 'Oat milk' });
    await soon(async () => expect(await page.locator('textarea').count()).toBe(0));

    // The field stands where the words are drawn: a double click in their middle opens them.
    const middle = await spotOf(page, words?.id ?? '');
    await page.mouse.dblclick(middle.x, middle.y);
    const field = page.getByRole('textbox', { name: /Words of/ });
    expect(await field.inputValue()).toBe('Oat milk');
    const box = await field.boundingBox();
    const corner = await spotOf(page, words?.id ?? '', 0, 0);
    expect(box?.x).toBeCloseTo(corner.x, 0);
    expect(Math.abs((box?.y ?? -99) - corner.y)).toBeLessThan(2);
    await page.keyboard.press('Escape');

    await tool(page, 'Connector').click();
    await drag(await spotOf(page, 'star', 0.5, 0.5), await spotOf(page, square?.id ?? '', 0.5, 0.5));
    expect(await newest(page)).toMatchObject({
      kind: 'connector',
      from: { itemId: 'star' },
      to: { itemId: square?.id },
    });

    const picture = await spotOf(page, 'cropped');
    await page.mouse.dblclick(picture.x, picture.y);
    const edge = await spotOf(page, 'cropped', 1, 0.5);
    await drag(edge, { x: edge.x - 40, y: edge.y });
    await page.getByRole('button', { name: 'Crop', exact: true }).click();
    const cropped = (await item(page, 'cropped'))?.crop;
    expect(cropped?.width).toBeLessThan(0.35);
    await board(page).focus();
    await page.keyboard.press('Control+z');
    expect((await item(page, 'cropped'))?.crop?.width).toBeCloseTo(0.4, 6);
    await page.keyboard.press('Control+Shift+z');
    expect((await item(page, 'cropped'))?.crop).toEqual(cropped);

    const before = await allItems(page);
    await page.evaluate(() => window.boardPage.keep());
    await browser.visit(page, 'kept');
    expect(await allItems(page)).toEqual(before);
    await soon(async () => {
      const [colour] = await shownColours(page, [await spotOf(page, square?.id ?? '', 0.8, 0.8)]);
      expect(near(colour, [0xd8, 0xd4, 0xcc])).toBe(true);
    });
    expect(errors).toEqual([]);
    await page.close();
  });

  it('moves with the mouse, tells others while it moves, pans and zooms with the wheel', async () => {
    const { page, errors } = await browser.open();
    expect(await page.getByText('about 2 s', { exact: true }).isVisible()).toBe(true);
    const { zoom } = await camera(page);
    const from = await spotOf(page, 'item-0');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.keyboard.down('Control');
    await page.mouse.move(from.x + 30, from.y + 10);
    await page.mouse.move(from.x + 60, from.y + 40);
    await soon(async () => {
      const told = await page.evaluate(() => window.boardPage.presences.some((presence) => presence.gesture));
      expect(told).toBe(true);
    });
    expect(await item(page, 'item-0')).toMatchObject({ x: 0, y: 0 });
    await page.mouse.up();
    await page.keyboard.up('Control');
    expect((await item(page, 'item-0'))?.x).toBeCloseTo(60 / zoom, 6);
    await page.keyboard.press('Control+z');
    expect(await item(page, 'item-0')).toMatchObject({ x: 0, y: 0 });

    const before = await camera(page);
    await page.mouse.move(400, 300);
    await page.mouse.wheel(0, 50);
    await soon(async () => expect((await camera(page)).y).toBeCloseTo(before.y + 50 / before.zoom, 4));
    const panned = await camera(page);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await soon(async () => expect((await camera(page)).zoom).toBeGreaterThan(panned.zoom * 1.1));
    const zoomed = await camera(page);
    expect(zoomed.x + 400 / zoomed.zoom).toBeCloseTo(panned.x + 400 / panned.zoom, 4);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('is worked by keys and real buttons, which act only where the focus is, and axe finds nothing to complain of', async () => {
    const { page } = await browser.open();
    const chosen = () => page.evaluate(() => window.boardPage.editor.getState().tool);
    await page.getByRole('button', { name: 'Fit everything' }).focus();
    await page.keyboard.press('h');
    expect(await chosen()).toBe('select');
    await tool(page, 'Select').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await chosen()).toBe('hand');
    await board(page).focus();
    await page.keyboard.press('v');
    expect(await chosen()).toBe('select');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('item-0');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('item-1');
    await page.keyboard.press('Delete');
    await soon(async () => expect(await focused(page)).toBe('SECTION'));
    expect(await item(page, 'item-1')).toBeUndefined();
    await page.keyboard.press('Control+z');
    expect(await item(page, 'item-1')).toBeDefined();

    await page.evaluate(() => window.boardPage.editor.select(['item-0']));
    await page.addScriptTag({ content: await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8') });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate(async () => {
        // The script just added; it has no types here.
        const { axe } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; help: string }[] }> };
        };
        return (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`);
      });
      expect(violations).toEqual([]);
    }

    await page.getByRole('button', { name: 'Retry' }).click();
    expect(await page.evaluate(() => window.boardPage.retried)).toEqual(['item-5']);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await item(page, 'item-5')).toBeUndefined();
    expect(await focused(page)).toBe('SECTION');
    await page.close();
  });

  it('at 375 pixels two fingers pinch, a resting one asks for the menu, and every tool is in reach', async () => {
    const { page } = await browser.open({ isPhone: true });
    const before = await camera(page);
    const client = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: { x: number; y: number; id: number }[],
    ) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
    const fingers = (spread: number) => [
      { x: 187 - spread, y: 560, id: 1 },
      { x: 187 + spread, y: 560, id: 2 },
    ];
    await touch('touchStart', fingers(50));
    await touch('touchMove', fingers(70));
    await touch('touchMove', fingers(100));
    await touch('touchEnd', []);
    await soon(async () => expect((await camera(page)).zoom).toBeCloseTo(before.zoom * 2, 3));

    await page.evaluate(() => window.boardPage.editor.run({ type: 'zoom-to', target: 'all' }));
    await touch('touchStart', [{ ...(await spotOf(page, 'item-0')), id: 1 }]);
    await soon(async () => {
      const menu = await page.evaluate(() => window.boardPage.editor.getState().menuAt);
      expect(menu?.itemId).toBe('item-0');
    });
    await touch('touchEnd', []);

    const bar = await page.getByRole('toolbar', { name: 'Tools' }).boundingBox();
    expect((bar?.x ?? -1) >= 0 && (bar?.x ?? 0) + (bar?.width ?? 999) <= 375).toBe(true);
    const select = await tool(page, 'Select').boundingBox();
    expect([select?.width, select?.height]).toEqual([44, 44]);
    await tool(page, 'More tools').tap();
    await page.getByRole('menuitemradio', { name: 'Eraser' }).tap();
    expect(await page.evaluate(() => window.boardPage.editor.getState().tool)).toBe('eraser');
    await page.close();
  });
});
