/** How a design should feel; brands have moods as well as prompts. */
export type Mood =
  | 'warm'
  | 'cool'
  | 'calm'
  | 'bold'
  | 'elegant'
  | 'playful'
  | 'vintage'
  | 'minimal'
  | 'dark'
  | 'bright'
  | 'modern';
