/** What takes the theme's colours on the page. A file has no theme: it is paper, as the light one is. */
export const PAPER_COLOURS = { ink: '#1f1b16', paper: '#ffffff', blank: '#d8d4cc' } as const;

/** Width of strokes that name none, and how a shape is filled that names nothing at all; as on the page. */
export const PLAIN_STROKE = 2;
export const PLAIN_FILL = '#d8d4cc';
