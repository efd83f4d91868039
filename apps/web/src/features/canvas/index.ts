export type { BoardItem, Editor, Padding, Presence } from '@gesso/canvas-core';
export { CanvasStage, type CanvasStageProps } from './CanvasStage.tsx';
export { createEditor } from './create-editor.ts';
export type { Peer } from './peers.ts';
export type { AssetUrl } from './pictures/picture-level.ts';
export { ToolBar } from './ToolBar.tsx';
export { useEditorState } from './use-editor-state.ts';
export { ZoomWidget } from './ZoomWidget.tsx';
