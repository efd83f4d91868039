/** For whoever asks for the language model where none is set up. */
export function describeMissingLanguageModel(): string {
  return 'No language model is set up here; plan with the built-in planner, or ask the operator to set one up.';
}
