import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardBrowser, colourAt, shotColourAt, spotOf } from './testing/board-browser.ts';

let browser: BoardBrowser;
beforeAll(async () => {
  browser = await BoardBrowser.start();
});
afterAll(() => browser?.close());

/** Waits for what the next frames bring; the bound is for machines that are busy with other tests. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000 });
const item = (page: Page, id: string) => page.evaluate((id) => window.boardPage.editor.items.get(id), id);
const GREEN = [0x00, 0xa0, 0x60];
const BLUE = [0x20, 0x50, 0xd0];
const PURPLE = [0x80, 0x30, 0x90];
const near = (colour: readonly number[], wanted: readonly number[]) =>
  wanted.every((value, at) => Math.abs(value - (colour[at] ?? -999)) < 14);
const camera = (page: Page) => page.evaluate(() => window.boardPage.editor.getState().camera);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-mirror-item') ?? document.activeElement?.tagName);

describe('the board in a browser', () => {
  it('draws pictures where they lie, and names what is being made and what failed', async () => {
    const { page, errors } = await browser.open();
    const middle = await spotOf(page, 'item-1', 0.5, 0.58);
    // The sample's disc: a strong red-orange at hue 47, nothing like the board or the calm area.
    await soon(async () => {
      const [red = 0, , blue = 255] = await colourAt(page, middle);
      expect(red - blue).toBeGreaterThan(100);
    });
    expect(await page.getByText('about 2 s', { exact: true }).isVisible()).toBe(true);
    expect(await page.getByText('It did not work').isVisible()).toBe(true);
    expect(errors).toEqual([]);
    await page.close();
  });

  it.each(['canvas', 'webgl'] as const)('draws each kind where the document says, by %s', async (backend) => {
    const { page, errors } = await browser.open({ kinds: backend });
    const at = async (id: string, across: number, down: number) =>
      shotColourAt(page, await spotOf(page, id, across, down));
    await soon(async () => expect(near(await at('cropped', 0.5, 0.5), await at('over', 0.35, 0.6))).toBe(true));
    expect(near(await at('rectangle', 0.5, 0.5), GREEN)).toBe(true);
    expect(near(await at('rectangle', 0.015, 0.02), GREEN)).toBe(false);
    for (const id of ['triangle', 'star']) {
      expect(near(await at(id, 0.5, 0.6), GREEN)).toBe(true);
      expect(near(await at(id, 0.04, 0.1), GREEN)).toBe(false);
    }
    expect(near(await at('ellipse', 0.5, 0.15), GREEN)).toBe(true);
    expect(near(await at('diamond', 0.5, 0.5), GREEN)).toBe(false);
    expect(near(await at('line', 0.5, 0.5), BLUE)).toBe(true);
    expect(near(await at('arrow', 0.25, 0.75), BLUE)).toBe(true);
    expect(near(await at('arrow', 0.25, 0.25), BLUE)).toBe(false);
    expect(near(await at('drawing', 1, 0.5 + 0.4 * Math.sin(24 / 2.5)), [0xd0, 0x20, 0x60])).toBe(true);
    expect(near(await at('note', 0.5, 0.9), [0xfd, 0xe9, 0xa9])).toBe(true);
    expect(near(await at('inside', 0.5, 0.5), BLUE)).toBe(true);
    // What reaches over the frame's edge is cut off there.
    expect(near(await at('over', 0.8, 0.6), await at('over', 0.35, 0.6))).toBe(false);
    expect(near(await at('hidden', 0.5, 0.5), GREEN)).toBe(false);
    expect(near(await at('target', 0.5, 0.5), [0xf0, 0xb0, 0x20])).toBe(true);
    // The connector runs from the picture to its target, and follows the target when that moves.
    const onBoard = async (x: number, y: number) => {
      const view = await camera(page);
      return shotColourAt(page, { x: (x - view.x) * view.zoom, y: (y - view.y) * view.zoom });
    };
    expect(near(await onBoard(882, 703), PURPLE)).toBe(true);
    await page.evaluate(() => {
      window.boardPage.editor.select(['target']);
      window.boardPage.editor.run({ type: 'nudge', deltaX: 0, deltaY: 60, isRepeat: false });
    });
    await soon(async () => expect(near(await onBoard(882, 733), PURPLE)).toBe(true));
    expect(near(await onBoard(882, 703), PURPLE)).toBe(false);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('moves a picture with the mouse, tells others while it moves, and takes it back by key', async () => {
    const { page } = await browser.open();
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
    await page.close();
  });

  it('is walked by Tab with the focus on what is selected, and keeps the keyboard when that is deleted', async () => {
    const { page } = await browser.open();
    await page.getByRole('region', { name: 'Board', exact: true }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('item-0');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('item-1');
    await page.keyboard.press('Delete');
    await soon(async () => expect(await focused(page)).toBe('SECTION'));
    expect(await item(page, 'item-1')).toBeUndefined();
    await page.keyboard.press('Control+z');
    expect(await item(page, 'item-1')).toBeDefined();
    await page.close();
  });

  it('single letters act only while the board has the focus', async () => {
    const { page } = await browser.open();
    const tool = () => page.evaluate(() => window.boardPage.editor.getState().tool);
    await page.getByRole('button', { name: 'Fit everything' }).focus();
    await page.keyboard.press('h');
    expect(await tool()).toBe('select');
    await page.getByRole('region', { name: 'Board', exact: true }).focus();
    await page.keyboard.press('h');
    expect(await tool()).toBe('hand');
    await page.close();
  });

  it('pans with the wheel and zooms at the pointer with Control', async () => {
    const { page } = await browser.open();
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
    await page.close();
  });

  it('pinches with two fingers', async () => {
    const { page } = await browser.open({ hasTouch: true });
    const before = await camera(page);
    const client = await page.context().newCDPSession(page);
    const fingers = (spread: number) => [
      { x: 640 - spread, y: 560, id: 1 },
      { x: 640 + spread, y: 560, id: 2 },
    ];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(50) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(70) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(100) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await soon(async () => expect((await camera(page)).zoom).toBeCloseTo(before.zoom * 2, 3));
    await page.close();
  });

  it('a failed item is retried or dismissed with real buttons, and the keyboard stays on the board', async () => {
    const { page } = await browser.open();
    await page.getByRole('button', { name: 'Retry' }).click();
    expect(await page.evaluate(() => window.boardPage.retried)).toEqual(['item-5']);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await item(page, 'item-5')).toBeUndefined();
    expect(await focused(page)).toBe('SECTION');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has nothing for axe to complain about, %s', async (theme) => {
    const { page } = await browser.open({ theme });
    await page.evaluate(() => window.boardPage.editor.select(['item-0']));
    await page.addScriptTag({ content: await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8') });
    const violations = await page.evaluate(async () => {
      // The script just added; it has no types here.
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; help: string }[] }> } };
      return (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`);
    });
    expect(violations).toEqual([]);
    await page.close();
  });
});
