import { type Editor, SHAPE_KINDS, type ShapeKind, type ToolName } from '@gesso/canvas-core';
import { Ellipsis } from 'lucide-react';
import { type ComponentProps, cloneElement, lazy, Suspense, useRef, useState } from 'react';
import { ToolButton } from './tool-bar/ToolButton.tsx';
import { BAR_GROUPS, isShapeTool, PHONE_TOOLS, RARE_TOOLS, TOOL_FACES } from './tool-bar/tools.ts';
import { useRovingFocus } from './tool-bar/use-roving-focus.ts';
import { useEditorState } from './use-editor-state.ts';

/** Menus take a library of their own; until it is there the bar shows their buttons; one pressed so soon opens then. */
const LoadedMenu = lazy(async () => ({ default: (await import('./tool-bar/ToolMenu.tsx')).ToolMenu }));

function ToolMenu(props: Omit<ComponentProps<typeof LoadedMenu>, 'isWanted'>) {
  const [isWanted, setWanted] = useState(false);
  return (
    <Suspense fallback={cloneElement(props.trigger, { onClick: () => setWanted(true) })}>
      <LoadedMenu {...props} isWanted={isWanted} />
    </Suspense>
  );
}

const MORE = { label: 'More tools', Icon: Ellipsis };

/**
 * The tools at the bottom of the board.
 *
 * A second press on the chosen tool keeps it chosen after it was used. On a phone, what has no room goes into the last
 * menu.
 */
export function ToolBar({ editor }: { readonly editor: Editor }) {
  const tool = useEditorState(editor, (state) => state.tool);
  const isLocked = useEditorState(editor, (state) => state.isToolLocked);
  const [lastShape, setLastShape] = useState<ShapeKind>('rectangle');
  const [isQuiet, setQuiet] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = useRovingFocus(bar);
  const isShape = isShapeTool(tool, SHAPE_KINDS);
  if (isShape && tool !== lastShape) setLastShape(tool);
  const choose = (name: ToolName) => {
    const isAgain = name === tool && canLock(name);
    editor.run({ type: 'choose-tool', tool: name });
    editor.setToolLocked(isAgain && !isLocked);
  };
  const focusBoard = () => document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
  const isLockedOn = (name: ToolName) => isLocked && tool === name && canLock(name);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Tools"
      data-quiet={isQuiet ? '' : undefined}
      onKeyDown={(event) => {
        setQuiet(event.key === 'Escape');
        onKeyDown(event);
      }}
      onPointerEnter={() => setQuiet(false)}
      className="flex items-center gap-0.5 rounded-lg border border-line bg-paper p-1.5 shadow-float"
    >
      {BAR_GROUPS.map((group, position) => (
        <div key={group[0]} className="contents">
          {position > 0 && <span aria-hidden="true" className="mx-1 h-6 w-px bg-line max-md:hidden" />}
          {group.map((name) =>
            name === 'shapes' ? (
              <ToolMenu
                key={name}
                label="Shapes"
                tools={SHAPE_KINDS.map((shape) => ({ name: shape }))}
                chosen={tool}
                onChoose={choose}
                onChosen={focusBoard}
                trigger={
                  <ToolButton
                    face={{ ...TOOL_FACES[lastShape], label: `Shapes: ${TOOL_FACES[lastShape].label}` }}
                    isLocked={isLockedOn(lastShape)}
                    hasMore
                    data-active={isShape ? '' : undefined}
                  />
                }
              />
            ) : (
              <ToolButton
                key={name}
                face={TOOL_FACES[name]}
                isLocked={isLockedOn(name)}
                aria-pressed={tool === name}
                className={PHONE_TOOLS.includes(name) ? undefined : 'max-md:hidden'}
                onClick={(event) => {
                  choose(name);
                  // A pointer goes to the board next; a keyboard that walks the bar stays on it.
                  if (event.detail > 0) focusBoard();
                }}
              />
            ),
          )}
        </div>
      ))}
      <ToolMenu
        label="More tools"
        tools={menuTools()}
        chosen={tool}
        onChoose={choose}
        onChosen={focusBoard}
        trigger={<ToolButton face={faceOfMenu(tool)} hasMore data-active={isInMenu(tool)} />}
      />
    </div>
  );
}

/** The menu's own tools, and before them those that a phone's bar has no room for. */
function menuTools() {
  const onBar = BAR_GROUPS.flat().filter((name) => name !== 'shapes');
  const hidden = onBar.filter((name) => !PHONE_TOOLS.includes(name));
  return [...hidden.map((name) => ({ name, className: 'md:hidden' })), ...RARE_TOOLS.map((name) => ({ name }))];
}

/** The menu's button shows what was chosen in it. */
function faceOfMenu(tool: ToolName) {
  return RARE_TOOLS.includes(tool) ? { ...TOOL_FACES[tool], label: `More tools: ${TOOL_FACES[tool].label}` } : MORE;
}

function isInMenu(tool: ToolName): '' | undefined {
  return RARE_TOOLS.includes(tool) ? '' : undefined;
}

/** These stay chosen anyway. */
function canLock(tool: ToolName): boolean {
  return tool !== 'select' && tool !== 'hand';
}
