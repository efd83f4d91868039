/** Makes a whole sentence of a field's message: "must be 1 or more" becomes "Count must be 1 or more." */
export function fieldSentence(title: string, message: string | undefined): string | undefined {
  if (!message) return undefined;
  const isFragment = /^\p{Ll}/u.test(message);
  const sentence = isFragment ? `${title} ${message}` : message;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
