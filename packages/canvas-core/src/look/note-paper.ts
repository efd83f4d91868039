/** Paper of a note that names no fill: a warm yellow, light in both themes as paper is. */
export const NOTE_PAPER = '#fde9a9';
