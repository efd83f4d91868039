/** The one brief that teaches: a subject, a palette, a style, and words in quotes that become type. */
export const EXAMPLE_BRIEF =
  'Poster for a coffee roastery: a steaming cup on warm cream, vermilion and deep brown, flat and bold, titled "SLOW BREW", small line "Single origin, poured by hand"';
