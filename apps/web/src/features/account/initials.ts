/** One or two letters for the avatar, from the name or, without one, from the e-mail address. */
export function initialsOf(name: string, email: string): string {
  const words = (name.trim() || email).split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
