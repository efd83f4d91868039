import { type Material, type Part, type SolidModel, toLinear } from '@gesso/procedural/solid';
import {
  Document,
  type Buffer as GltfBuffer,
  type Material as GltfMaterial,
  Logger,
  NodeIO,
  type Primitive,
  type Texture,
} from '@gltf-transform/core';
import { KHRMeshQuantization, KHRXMP } from '@gltf-transform/extensions';
import { quantize, weld } from '@gltf-transform/functions';
import type { LabelImage } from './label-image.ts';

const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';

/** What a reader of the file should know of its making. */
export type GlbOrigin = { readonly prompt: string; readonly seed: number };

/**
 * Writes a model as one GLB: welded and quantized, so that every viewer opens it without a decoder.
 *
 * Metres, y up, the front towards +z, standing on y = 0. The file says that an algorithm made it, and whose art is inside.
 *
 * @returns The same bytes for the same model in every process.
 */
export async function writeGlb(
  model: SolidModel,
  label: LabelImage | undefined,
  origin: GlbOrigin,
): Promise<Uint8Array> {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.ERROR));
  const buffer = document.createBuffer();
  const texture =
    label === undefined
      ? undefined
      : document.createTexture('Label').setImage(Uint8Array.from(label.file)).setMimeType(label.mimeType);
  const scene = document.createScene(model.title);
  document.getRoot().setDefaultScene(scene);
  const root = document.createNode(model.title);
  scene.addChild(root);
  const materials = new Map<string, GltfMaterial>();
  for (const part of model.parts) {
    const key = JSON.stringify(part.material);
    const material = materials.get(key) ?? toMaterial(document, part.material, texture);
    materials.set(key, material);
    const primitive = toPrimitive(document, part, buffer).setMaterial(material);
    root.addChild(document.createNode(part.name).setMesh(document.createMesh(part.name).addPrimitive(primitive)));
  }
  describe(document, model, origin);
  await document.transform(weld(), quantize({ quantizePosition: 14, quantizeNormal: 10, quantizeTexcoord: 14 }));
  return new NodeIO().registerExtensions([KHRMeshQuantization, KHRXMP]).writeBinary(document);
}

function toMaterial(
  document: Document,
  { name, color, metallic, roughness, opacity, glow, hasLabel }: Material,
  texture: Texture | undefined,
): GltfMaterial {
  const isPrinted = hasLabel === true && texture !== undefined;
  const [r, g, b] = isPrinted ? [1, 1, 1] : toLinear(color);
  const material = document
    .createMaterial(name)
    .setBaseColorFactor([r, g, b, opacity])
    .setMetallicFactor(metallic)
    .setRoughnessFactor(roughness)
    .setDoubleSided(false);
  if (isPrinted) material.setBaseColorTexture(texture);
  if (opacity < 1) material.setAlphaMode('BLEND');
  if (glow !== undefined) material.setEmissiveFactor([...toLinear(glow)]);
  return material;
}

function toPrimitive(document: Document, { mesh, material }: Part, buffer: GltfBuffer): Primitive {
  const accessor = (type: 'VEC2' | 'VEC3' | 'SCALAR', values: Float32Array | Uint32Array | Uint16Array) =>
    document
      .createAccessor()
      .setType(type)
      .setArray(new (values.constructor as new (from: typeof values) => never)(values))
      .setBuffer(buffer);
  const small = mesh.positions.length / 3 < 65_535;
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', mesh.positions))
    .setAttribute('NORMAL', accessor('VEC3', mesh.normals))
    .setIndices(accessor('SCALAR', small ? Uint16Array.from(mesh.indices) : mesh.indices));
  if (mesh.colors !== undefined) primitive.setAttribute('COLOR_0', accessor('VEC3', mesh.colors));
  // The validator warns of texture coordinates that no texture uses.
  if (mesh.uvs !== undefined && material.hasLabel === true)
    primitive.setAttribute('TEXCOORD_0', accessor('VEC2', mesh.uvs));
  return primitive;
}

function describe(document: Document, { credits, shape }: SolidModel, { prompt, seed }: GlbOrigin): void {
  const asset = document.getRoot().getAsset();
  asset.generator = 'Gesso';
  if (credits.length > 0) asset.copyright = credits.join(' ');
  asset.extras = {
    digitalSourceType: SOURCE_TYPE,
    madeBy: 'Gesso, an algorithm; no trained model',
    shape,
    seed,
    credits: [...credits],
  };
  const packet = document.createExtension(KHRXMP).createPacket();
  packet
    .setContext({
      dc: 'http://purl.org/dc/elements/1.1/',
      xmp: 'http://ns.adobe.com/xap/1.0/',
      Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
    })
    .setProperty('Iptc4xmpExt:DigitalSourceType', SOURCE_TYPE)
    .setProperty('xmp:CreatorTool', 'Gesso')
    .setProperty('dc:format', 'model/gltf-binary');
  if (prompt !== '')
    packet.setProperty('dc:description', {
      '@type': 'rdf:Alt',
      'rdf:_1': { '@language': 'x-default', '@value': prompt.slice(0, 500) },
    });
  if (credits.length > 0)
    packet.setProperty('dc:rights', {
      '@type': 'rdf:Alt',
      'rdf:_1': { '@language': 'x-default', '@value': credits.join(' ') },
    });
  document.getRoot().setExtension('KHR_xmp_json_ld', packet);
}
