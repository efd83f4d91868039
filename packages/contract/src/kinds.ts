/** Kinds of models, and of what they make. */
export const MODEL_KINDS = ['image', 'video', 'model3d'] as const;

/** What can lie on a board. */
export const ITEM_KINDS = [
  'image',
  'video',
  'model3d',
  'design',
  'text',
  'shape',
  'frame',
  'drawing',
  'note',
  'connector',
  'group',
] as const;

export const ITEM_STATUSES = ['pending', 'ready', 'failed'] as const;

/** What a movement of credits is. */
export const ENTRY_KINDS = ['grant', 'hold', 'capture', 'release', 'refund', 'lapse', 'void'] as const;
