import type { Material, Mesh, Part } from '@gesso/procedural/solid';
import {
  type Accessor,
  type Material as GltfMaterial,
  Logger,
  NodeIO,
  Primitive,
  type Texture,
} from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import { type LabelImage, readLabel } from '../models3d/label-image.ts';

/** A model as triangles. */
export type ReadModel = {
  readonly parts: readonly Part[];
  /** The picture on its surfaces, where there is one; of several the one that most of them carry. */
  readonly label: LabelImage | undefined;
};

/** Beyond it a software renderer takes longer than anybody waits. */
const MOST_TRIANGLES = 2_000_000;

/**
 * Reads the triangles of a binary glTF in its own coordinates: metres, y up.
 *
 * In our own models what carries a label lies on a solid and encloses nothing; in others everything counts as solid.
 *
 * @throws Error for what is no model, is packed in a way that needs a decoder, or has no triangles or too many.
 */
export async function readGlbParts(bytes: Uint8Array): Promise<ReadModel> {
  const io = new NodeIO().setLogger(new Logger(Logger.Verbosity.ERROR)).registerExtensions(ALL_EXTENSIONS);
  const root = (await io.readBinary(bytes)).getRoot();
  const isOurs = root.getAsset().generator === 'Gesso';
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const texture = mostUsedTexture(root.listMeshes().flatMap((mesh) => mesh.listPrimitives()));
  const parts: Part[] = [];
  let triangles = 0;
  scene?.traverse((node) => {
    const matrix = node.getWorldMatrix();
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const count = (primitive.getIndices() ?? primitive.getAttribute('POSITION'))?.getCount() ?? 0;
      triangles += count / 3;
      if (triangles > MOST_TRIANGLES) throw new Error(`The model has more than ${MOST_TRIANGLES} triangles.`);
      const material = toMaterial(primitive.getMaterial(), texture);
      const mesh = toMesh(primitive, matrix);
      if (mesh) parts.push({ name: node.getName(), mesh, material, isSolid: !(isOurs && material.hasLabel) });
    }
  });
  if (triangles === 0) throw new Error('The model has no triangles.');
  const image = texture?.getImage();
  return { parts, label: image ? await readLabel(image).catch(() => undefined) : undefined };
}

function mostUsedTexture(primitives: readonly Primitive[]): Texture | undefined {
  const uses = new Map<Texture, number>();
  for (const primitive of primitives) {
    const texture = primitive.getMaterial()?.getBaseColorTexture();
    if (texture) uses.set(texture, (uses.get(texture) ?? 0) + (primitive.getIndices()?.getCount() ?? 0));
  }
  return [...uses].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function toMaterial(material: GltfMaterial | null, label: Texture | undefined): Material {
  if (material === null) return { name: '', color: '#b8b8b8', metallic: 0, roughness: 0.8, opacity: 1 };
  const [red, green, blue, alpha] = material.getBaseColorFactor();
  const own = material.getBaseColorTexture();
  return {
    name: material.getName(),
    color: toHex([red, green, blue]),
    metallic: material.getMetallicFactor(),
    roughness: material.getRoughnessFactor(),
    opacity: material.getAlphaMode() === 'BLEND' ? alpha : 1,
    ...(own !== null && own === label ? { hasLabel: true } : {}),
  };
}

/** `#rrggbb` in sRGB of linear light. */
function toHex(linear: readonly number[]): string {
  const bytes = linear.map((value) => {
    const light = Math.min(1, Math.max(0, value));
    return Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
  });
  return `#${Buffer.from(bytes).toString('hex')}`;
}

/** Undefined for lines and points, which have no surface. */
function toMesh(primitive: Primitive, matrix: readonly number[]): Mesh | undefined {
  const position = primitive.getAttribute('POSITION');
  if (position === null || primitive.getMode() !== Primitive.Mode.TRIANGLES) return undefined;
  const positions = readElements(position, 3);
  for (let at = 0; at < positions.length; at += 3) {
    const [x, y, z] = [positions[at]!, positions[at + 1]!, positions[at + 2]!];
    for (let axis = 0; axis < 3; axis += 1) {
      positions[at + axis] = matrix[axis]! * x + matrix[4 + axis]! * y + matrix[8 + axis]! * z + matrix[12 + axis]!;
    }
  }
  const corners = primitive.getIndices()?.getArray();
  const indices = corners
    ? Uint32Array.from(corners)
    : Uint32Array.from({ length: positions.length / 3 }, (_, at) => at);
  if (determinantOf(matrix) < 0) turnOver(indices);
  const uv = primitive.getAttribute('TEXCOORD_0');
  return {
    positions,
    normals: smoothNormals(positions, indices),
    indices,
    ...(uv === null ? {} : { uvs: readElements(uv, 2) }),
  };
}

/** Whatever the numbers are stored as, unpacked. */
function readElements(accessor: Accessor, size: number): Float32Array {
  const values = new Float32Array(accessor.getCount() * size);
  for (let index = 0; index < accessor.getCount(); index += 1) values.set(accessor.getElement(index, []), index * size);
  return values;
}

/** Of the part that turns and squeezes; below zero the node mirrors what hangs on it. */
function determinantOf(m: readonly number[]): number {
  const minor = (a: number, b: number) => m[4 + a]! * m[8 + b]! - m[4 + b]! * m[8 + a]!;
  return m[0]! * minor(1, 2) - m[1]! * minor(0, 2) + m[2]! * minor(0, 1);
}

/** A mirrored triangle goes round the other way and would be seen from inside. */
function turnOver(indices: Uint32Array): void {
  for (let at = 0; at + 2 < indices.length; at += 3) {
    [indices[at + 1], indices[at + 2]] = [indices[at + 2]!, indices[at + 1]!];
  }
}

/**
 * From the triangles, larger ones counting more: a file's own are turned and squeezed with its nodes, and may be missing.
 * Edges stay sharp where a file keeps corners apart, as it must to have them sharp.
 */
function smoothNormals(positions: Float32Array, indices: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const [a, b, c] = [indices[at]! * 3, indices[at + 1]! * 3, indices[at + 2]! * 3] as const;
    const side = (to: number, axis: number) => positions[to + axis]! - positions[a + axis]!;
    for (let axis = 0; axis < 3; axis += 1) {
      const [next, last] = [(axis + 1) % 3, (axis + 2) % 3];
      const area = side(b, next) * side(c, last) - side(b, last) * side(c, next);
      for (const corner of [a, b, c]) normals[corner + axis]! += area;
    }
  }
  for (let at = 0; at < normals.length; at += 3) {
    const length = Math.hypot(normals[at]!, normals[at + 1]!, normals[at + 2]!) || 1;
    for (let axis = 0; axis < 3; axis += 1) normals[at + axis]! /= length;
  }
  return normals;
}
