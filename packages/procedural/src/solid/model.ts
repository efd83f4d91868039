/** Triangles; metres, y up, counter-clockwise seen from outside, the front towards +z. */
export type Mesh = {
  /** x, y, z of each corner. */
  readonly positions: Float32Array;
  /** Unit length, one for each corner. */
  readonly normals: Float32Array;
  /** u to the right and v down, 0 to 1, one pair for each corner; only where there is a label. */
  readonly uvs?: Float32Array;
  /** Linear red, green, blue, 0 to 1, multiplied with the material's colour; only where facets differ. */
  readonly colors?: Float32Array;
  /** Three corners a triangle. */
  readonly indices: Uint32Array;
};

/** What a surface looks like: the metallic-roughness model of glTF. */
export type Material = {
  readonly name: string;
  /** `#rrggbb`, sRGB. */
  readonly color: string;
  /** 0 to 1. */
  readonly metallic: number;
  readonly roughness: number;
  /** 0 to 1; below 1 what lies behind shines through. */
  readonly opacity: number;
  /** Light of its own, `#rrggbb`. */
  readonly glow?: string;
  /** The surface carries the model's label as its colour. */
  readonly hasLabel?: boolean;
};

/** One mesh with one material. */
export type Part = {
  readonly name: string;
  readonly mesh: Mesh;
  readonly material: Material;
  /** False for decals: surfaces that lie on a solid and enclose nothing, which no printer wants. */
  readonly isSolid: boolean;
};

/** What CSG says of one closed body. */
export type SolidFacts = {
  readonly name: string;
  readonly status: string;
  readonly volumeMm3: number;
  readonly triangles: number;
};

/** A finished object, standing on y = 0 with its middle over the origin. */
export type SolidModel = {
  readonly shape: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly solids: readonly SolidFacts[];
  /** Full sentences for the creator. */
  readonly notes: readonly string[];
  readonly credits: readonly string[];
  /** What the poster is shown on and lit with, `#rrggbb`. */
  readonly backdrop: string;
  /** Where the eye stands for the poster. */
  readonly view: View;
};

/** Degrees: the eye goes round to the right by `turnDeg` and up by `riseDeg`, seen from the front. */
export type View = { readonly turnDeg: number; readonly riseDeg: number };
