/** The clip that is heard; clips of the board and of the inspector share it. */
let heard: HTMLMediaElement | null = null;
/** Whoever turned a clip's sound off wants the next one quiet, too. */
let isMuted = false;

/** A clip begins: it is as loud as the one before was left, and that one stops. */
export function takeSound(clip: HTMLMediaElement): void {
  if (heard === clip) return;
  heard?.pause();
  heard = clip;
  clip.muted = isMuted;
}

/** Remembers for the next clip whether this one may be heard. */
export function keepSound(clip: HTMLMediaElement): void {
  if (heard === clip) isMuted = clip.muted;
}
