import type { ShapeKind, ToolName } from '@gesso/canvas-core';
import {
  ArrowUpRight,
  Brush,
  Circle,
  Diamond,
  Eraser,
  Frame,
  Hand,
  type LucideIcon,
  MessageCircle,
  MousePointer2,
  Pencil,
  Pipette,
  Slash,
  Spline,
  Square,
  Star,
  StickyNote,
  Triangle,
  Type,
  Wand,
} from 'lucide-react';

/** What a tool is called, looks like, and which key chooses it; some have none. */
export type ToolFace = { readonly label: string; readonly keys?: string; readonly Icon: LucideIcon };

export const TOOL_FACES: Readonly<Record<ToolName, ToolFace>> = {
  select: { label: 'Select', keys: 'V', Icon: MousePointer2 },
  hand: { label: 'Hand', keys: 'H', Icon: Hand },
  frame: { label: 'Frame', keys: 'F', Icon: Frame },
  rectangle: { label: 'Rectangle', keys: 'R', Icon: Square },
  ellipse: { label: 'Ellipse', keys: 'O', Icon: Circle },
  triangle: { label: 'Triangle', Icon: Triangle },
  diamond: { label: 'Diamond', Icon: Diamond },
  star: { label: 'Star', Icon: Star },
  line: { label: 'Line', keys: 'L', Icon: Slash },
  arrow: { label: 'Arrow', keys: 'A', Icon: ArrowUpRight },
  connector: { label: 'Connector', keys: 'X', Icon: Spline },
  draw: { label: 'Draw', keys: 'P', Icon: Pencil },
  text: { label: 'Text', keys: 'T', Icon: Type },
  note: { label: 'Note', keys: 'N', Icon: StickyNote },
  comment: { label: 'Comment', keys: 'C', Icon: MessageCircle },
  eraser: { label: 'Eraser', keys: 'E', Icon: Eraser },
  mask: { label: 'Mask brush', keys: 'M', Icon: Brush },
  eyedropper: { label: 'Eyedropper', keys: 'I', Icon: Pipette },
  laser: { label: 'Laser', keys: 'K', Icon: Wand },
};

/** Tools with a button of their own on a wide screen, in groups with a hairline between; shapes share one. */
export const BAR_GROUPS: readonly (readonly (ToolName | 'shapes')[])[] = [
  ['select', 'hand'],
  ['frame', 'shapes', 'connector', 'draw', 'text', 'note'],
  ['comment', 'eraser'],
];

/** What keeps its button on a phone, where seven of them are as wide as the screen. */
export const PHONE_TOOLS: readonly (ToolName | 'shapes')[] = ['select', 'shapes', 'draw', 'text'];

/** What only the last menu holds. */
export const RARE_TOOLS: readonly ToolName[] = ['mask', 'eyedropper', 'laser'];

/** Whether a tool is one of the outlines. */
export function isShapeTool(tool: ToolName, shapes: readonly ShapeKind[]): tool is ShapeKind {
  return shapes.some((shape) => shape === tool);
}
