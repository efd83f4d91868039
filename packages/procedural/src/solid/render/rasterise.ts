/** Triangles on a screen: x and y in pixels, depth growing away from the eye. */
export type ScreenMesh = {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 1 / distance; larger is nearer, and linear across the screen. */
  readonly nearness: Float32Array;
  readonly indices: Uint32Array;
};

export type Target = {
  readonly width: number;
  readonly height: number;
  /** Largest nearness seen so far, 0 where nothing is. */
  readonly nearness: Float32Array;
  /** Triangle seen there, or −1. */
  readonly triangles: Int32Array;
};

export function createTarget(width: number, height: number): Target {
  return {
    width,
    height,
    nearness: new Float32Array(width * height),
    triangles: new Int32Array(width * height).fill(-1),
  };
}

/**
 * Fills a z-buffer with the front faces of a mesh.
 *
 * @param firstTriangle - Added to the mesh's own triangle numbers.
 * @param limit - Nothing nearer than this target's surfaces is hidden; what is behind them is left out.
 */
export function rasterise(
  target: Target,
  mesh: ScreenMesh,
  firstTriangle: number,
  limit?: Target,
  isTwoSided = false,
): void {
  const { width, height, nearness, triangles } = target;
  const { x, y, nearness: near, indices } = mesh;
  for (let at = 0, triangle = firstTriangle; at < indices.length; at += 3, triangle += 1) {
    let [a, b, c] = [indices[at]!, indices[at + 1]!, indices[at + 2]!];
    let area = (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!);
    // y runs down on the screen, so what is counter-clockwise in the world turns clockwise here.
    if (area > 0) {
      if (!isTwoSided) continue;
      [b, c] = [c, b];
      area = -area;
    }
    if (area > -1e-9) continue;
    const [ax, ay, bx, by, cx, cy] = [x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!];
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    const inverse = 1 / area;
    const [stepB, stepC] = [(cy - ay) * inverse, -(by - ay) * inverse];
    const nearA = near[a]!;
    const [slopeB, slopeC] = [near[b]! - nearA, near[c]! - nearA];
    for (let row = top; row <= bottom; row += 1) {
      const py = row + 0.5;
      const px = left + 0.5;
      // Shares of corners b and c at the left of the row; a has the rest.
      const firstB = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) * inverse;
      const firstC = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) * inverse;
      // Each share is linear along the row, so the row's span is known before it is walked: thin triangles cost little.
      let low = 0;
      let high = right - left;
      if (stepB > 0) low = Math.max(low, -firstB / stepB);
      else if (stepB < 0) high = Math.min(high, -firstB / stepB);
      else if (firstB < 0) continue;
      if (stepC > 0) low = Math.max(low, -firstC / stepC);
      else if (stepC < 0) high = Math.min(high, -firstC / stepC);
      else if (firstC < 0) continue;
      const [rest, restStep] = [1 - firstB - firstC, stepB + stepC];
      if (restStep > 0) high = Math.min(high, rest / restStep);
      else if (restStep < 0) low = Math.max(low, rest / restStep);
      else if (rest < 0) continue;
      const first = Math.ceil(low - 1e-6);
      const last = Math.floor(high + 1e-6);
      let depth = nearA + (firstB + first * stepB) * slopeB + (firstC + first * stepC) * slopeC;
      const depthStep = stepB * slopeB + stepC * slopeC;
      for (let place = row * width + left + first, end = row * width + left + last; place <= end; place += 1) {
        if (depth > nearness[place]! && (limit === undefined || depth > limit.nearness[place]!)) {
          nearness[place] = depth;
          triangles[place] = triangle;
        }
        depth += depthStep;
      }
    }
  }
}
