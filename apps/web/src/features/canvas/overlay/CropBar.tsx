import type { Editor } from '@gesso/canvas-core';

const ACTION =
  'flex h-8 items-center rounded-sm px-2.5 font-medium text-[oklch(0.97_0.004_85)] hover:bg-[oklch(1_0_0/0.14)] pointer-coarse:h-11';

/** Ends a crop for those who have no Enter and no Escape. */
export function CropBar({ editor }: { readonly editor: Editor }) {
  return (
    <div
      role="toolbar"
      aria-label="Crop"
      className="flex items-center rounded-md border border-[oklch(0.38_0.01_70)] bg-[oklch(0.24_0.012_70)] p-1 shadow-float"
    >
      <button type="button" className={ACTION} onClick={() => editor.finishCropping()}>
        Crop
      </button>
      <button type="button" className={ACTION} onClick={() => editor.cancelCropping()}>
        Leave as it was
      </button>
    </div>
  );
}
