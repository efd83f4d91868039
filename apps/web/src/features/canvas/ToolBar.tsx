import type { Editor, ToolName } from '@gesso/canvas-core';
import { Hand, MousePointer2 } from 'lucide-react';
import { useEditorState } from './use-editor-state.ts';

const TOOLS = [
  { name: 'select', label: 'Select', key: 'V', Icon: MousePointer2 },
  { name: 'hand', label: 'Hand', key: 'H', Icon: Hand },
] as const satisfies readonly { name: ToolName; label: string; key: string; Icon: unknown }[];

/** The tools at the bottom of the board. */
export function ToolBar({ editor }: { readonly editor: Editor }) {
  const tool = useEditorState(editor, (state) => state.tool);
  return (
    <div
      role="toolbar"
      aria-label="Tools"
      className="flex items-center gap-1 rounded-lg border border-line bg-paper p-1.5 shadow-float"
    >
      {TOOLS.map(({ name, label, key, Icon }) => (
        <button
          key={name}
          type="button"
          aria-pressed={tool === name}
          aria-label={label}
          title={`${label} (${key})`}
          className="grid size-9 pointer-coarse:size-11 place-items-center rounded-sm text-ink-2 hover:bg-wash hover:text-ink aria-pressed:bg-ink aria-pressed:text-paper"
          onClick={() => editor.run({ type: 'choose-tool', tool: name })}
        >
          <Icon size={18} strokeWidth={1.5} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
