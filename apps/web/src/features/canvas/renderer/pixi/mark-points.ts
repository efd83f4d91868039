/** A place in CSS pixels. */
export type Spot = readonly [number, number];

/** Flat coordinates of a closed line. Pixi's canvas back end leaves the last side undrawn, so the first corner comes twice. */
export function closed(corners: readonly Spot[]): number[] {
  return [...corners, ...corners.slice(0, 1)].flat();
}

/** A turned rectangle around its middle, as a closed line. */
export function rectangleAround(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees. */
  readonly rotation: number;
}): number[] {
  const radians = (box.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const corner = (right: number, down: number): Spot => {
    const [along, across] = [(right * box.width) / 2, (down * box.height) / 2];
    return [box.x + along * cos - across * sin, box.y + along * sin + across * cos];
  };
  return closed([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]);
}

/** The place a share of the way from one to another. */
export function between(from: Spot, to: Spot, share: number): Spot {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
