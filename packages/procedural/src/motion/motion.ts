import type { Point } from '../scene/layers.ts';

/** How a clip moves. `auto` reads the prompt and otherwise chooses by the seed; `pan` to `pull-out` also move pictures. */
export const MOTION_KINDS = [
  { id: 'auto', label: 'Auto' },
  { id: 'parallax', label: 'Parallax' },
  { id: 'push-in', label: 'Push in' },
  { id: 'pull-out', label: 'Pull out' },
  { id: 'pan', label: 'Pan' },
  { id: 'kinetic-type', label: 'Kinetic type' },
  { id: 'particles', label: 'Particles' },
  { id: 'day-to-night', label: 'Day to night' },
  { id: 'orbit', label: 'Orbit' },
  { id: 'draw-on', label: 'Draw on' },
] as const;

export type MotionKind = Exclude<(typeof MOTION_KINDS)[number]['id'], 'auto'>;

/**
 * How a scene moves over time, decided beforehand and plain JSON: the same motion of the same scene gives the same frame
 * at the same time, whichever frames were drawn before.
 */
export interface Motion {
  readonly kind: MotionKind;
  readonly seed: number;
  readonly durationMs: number;
  readonly fps: number;
  /** The frame after the last is the first; nothing jumps where the clip starts over. */
  readonly isLoop: boolean;
  readonly camera: CameraPath;
  /** How layers and texts come in; one that is not named is there from the start. */
  readonly entrances: readonly Entrance[];
  /** The little movements of what lives in the scene: clouds, waves, a boat. By layer id. */
  readonly ambients: readonly Ambient[];
  readonly weather: Weather | undefined;
  /** Whether the light goes from the scene's own to night. */
  readonly hasNightfall: boolean;
  /** The subject turns about its upright axis. */
  readonly turn: Turn | undefined;
  /** A moment at which everything has arrived; the poster frame. */
  readonly posterAtMs: number;
}

/** Where the camera is: sideways shift as a share of the sheet's width and height, and zoom of 1 or more. */
export interface CameraPose {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A move from one pose to another with an ellipse upon it; a loop goes there and back. */
export interface CameraPath {
  readonly from: CameraPose;
  readonly to: CameraPose;
  /** Radii of the ellipse as shares of width and height; 0 for none. */
  readonly ellipse: { readonly x: number; readonly y: number };
  /** What the camera looks at: the point that zooming keeps in place. */
  readonly focus: Point;
}

export type EntranceStyle =
  | 'fade'
  | 'rise'
  | 'pop'
  | 'wipe'
  | 'trace'
  | 'lines-rise'
  | 'words-rise'
  | 'letters-rise'
  | 'typewriter'
  | 'tracking';

export interface Entrance {
  readonly layerId: string;
  readonly style: EntranceStyle;
  readonly startMs: number;
  readonly durationMs: number;
}

export interface Ambient {
  readonly layerId: string;
  readonly style: 'drift' | 'surge' | 'float' | 'twinkle' | 'shimmer';
  /** Whole, so that the clip ends as it began. */
  readonly cycles: number;
  /** 0–1, where in its cycle it starts. */
  readonly phase: number;
  readonly amountPx: number;
}

export type WeatherKind = 'snow' | 'rain' | 'dust' | 'confetti' | 'sparks' | 'fireflies';

export interface Weather {
  readonly kind: WeatherKind;
  readonly count: number;
  readonly colors: readonly string[];
}

/** `full` shows the back once; `sway` turns to both sides. */
export interface Turn {
  readonly style: 'full' | 'sway';
  readonly layerId: string;
}
