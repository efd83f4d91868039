/** Faces, hands, people, arrows, hearts and signs: how somebody feels, and nothing to draw by itself. */
const FEELINGS =
  /[\u{1f440}-\u{1f450}\u{1f464}-\u{1f487}\u{1f493}-\u{1f49f}\u{1f600}-\u{1f64f}\u{1f910}-\u{1f92f}\u{1f930}-\u{1f93f}\u{1f970}-\u{1f97a}\u{1f9b0}-\u{1f9b9}\u{1f9cd}-\u{1f9df}\u{1fae0}-\u{1faf8}\u{2190}-\u{21ff}\u{2600}\u{261d}\u{263a}\u{2639}\u{2700}-\u{27bf}\u{203c}\u{2049}\u{2753}-\u{2757}\u{1f4a4}\u{1f4a5}\u{1f4a6}\u{1f4a8}\u{1f4af}\u{1f90c}-\u{1f90f}]/u;
/** Behind the signs of trade and of buttons the emoji of things begin. */
const EMOJI = /(?![\u{a9}\u{ae}\u{2122}\u{2139}\u{231a}-\u{25ff}])\p{Extended_Pictographic}/gu;

/** Whether a text has an emoji that can be drawn: a fox, a pizza, not a shrug. The engine draws nearly every other one. */
export function hasDrawnEmoji(text: string): boolean {
  return (text.match(EMOJI) ?? []).some((one) => !FEELINGS.test(one));
}
