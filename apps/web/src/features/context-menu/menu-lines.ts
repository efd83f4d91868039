import type { Command } from '../../shared/board/index.ts';

/** What a menu shows: deeds, lines between them, and menus that open beside it. */
export type MenuLine =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'line' }
  | { readonly type: 'menu'; readonly title: string; readonly commands: readonly Command[] };

/** The layout by ids of commands: a dash is a line, a list opens beside the menu. */
export type MenuPlan = readonly (string | { readonly title: string; readonly ids: readonly string[] })[];

/** The lines of a plan, without what this page does not have, and without lines that would part nothing. */
export function menuLines(plan: MenuPlan, commands: readonly Command[]): readonly MenuLine[] {
  const byId = new Map(commands.map((command) => [command.id, command]));
  const lines: MenuLine[] = [];
  for (const entry of plan) {
    if (entry === '-') {
      if (lines.length > 0 && lines.at(-1)?.type !== 'line') lines.push({ type: 'line' });
    } else if (typeof entry === 'string') {
      const command = byId.get(entry);
      if (command) lines.push({ type: 'command', command });
    } else {
      const inside = entry.ids.flatMap((id) => byId.get(id) ?? []);
      if (inside.length > 0) lines.push({ type: 'menu', title: entry.title, commands: inside });
    }
  }
  return lines.at(-1)?.type === 'line' ? lines.slice(0, -1) : lines;
}

/** About what is selected. */
export const ITEM_PLAN: MenuPlan = [
  'work:agent',
  { title: 'Make from it', ids: ['work:variations', 'work:upscale', 'work:cutout', 'work:clip', 'work:model3d'] },
  { title: 'How it was made', ids: ['work:prompt', 'work:chat', 'work:reuse', 'work:reference'] },
  'start-cropping',
  '-',
  'page:cut',
  'page:copy',
  'page:paste',
  'page:paste-here',
  { title: 'Copy as', ids: ['page:copy-picture', 'page:copy-svg', 'work:copy-prompt', 'copy-style'] },
  'paste-style',
  'duplicate',
  '-',
  'group',
  'ungroup',
  'frame-selection',
  { title: 'Order', ids: ['order:front', 'order:forward', 'order:backward', 'order:back'] },
  {
    title: 'Align',
    ids: [
      ...['align:left', 'align:center', 'align:right', 'align:top', 'align:middle', 'align:bottom'],
      ...['distribute:x', 'distribute:y', 'tidy'],
    ],
  },
  { title: 'Flip', ids: ['flip:x', 'flip:y'] },
  '-',
  'toggle-lock',
  'toggle-hide',
  'panel:inspect',
  'work:download',
  'page:export',
  '-',
  'remove',
];

/** About the bare board. */
export const BOARD_PLAN: MenuPlan = [
  'page:paste-here',
  'page:insert-picture',
  'select-all',
  '-',
  'zoom-to:all',
  'zoom-to:actual-size',
  'page:minimap',
  'page:hide-interface',
  '-',
  'unlock-all',
  'show-all',
  '-',
  'page:search',
  'page:palette',
  'page:help',
];
