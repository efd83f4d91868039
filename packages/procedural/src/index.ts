export type { Brand, BrandKit } from './brand/brand.ts';
export { type BrandReading, readBrand } from './brand/read-brand.ts';
export type {
  Brief,
  BriefRelation,
  BriefSubject,
  BriefText,
  BriefTextRole,
  Medium,
  Mood,
  Setting,
  Spot,
  TimeOfDay,
  Weather,
} from './brief/brief.ts';
export { type Corrector, openCorrector } from './brief/closest-word.ts';
export { readBrief } from './brief/read-brief.ts';
export { composeScene, type SceneRequest } from './compose/compose-scene.ts';
export { ART_SOURCES, type ArtSource } from './credits/art-sources.ts';
export type { DrawingCanvas, DrawingTools } from './draw/context.ts';
export { drawScene } from './draw/draw-scene.ts';
export { colorOfWord, colorsIn } from './edit/color-words.ts';
export { colorsOf } from './edit/edit-colors.ts';
export { EDIT_HELP, type EditedScene, type EditTools, editScene } from './edit/edit-scene.ts';
export { formatIn } from './edit/format-words.ts';
export { splitClauses } from './edit/split-clauses.ts';
export { type SvgOptions, sceneToSvg } from './export/scene-to-svg.ts';
export { escapeXml } from './export/svg-element.ts';
export {
  IMAGE_SIZES,
  type ImageSize,
  type ImageSizeId,
  SIDE_LIMITS_PX,
  sizeForAspectRatio,
} from './formats/image-sizes.ts';
export { BASES, type BaseId, MATERIALS, SHAPES } from './formats/solids.ts';
export { DETAIL_LEVELS, type DetailLevel, type RecipeId, STYLES, type StyleId } from './formats/styles.ts';
export { chooseMotion, withoutMotionWords } from './motion/choose-motion.ts';
export { type Film, openFilm } from './motion/film.ts';
export { MOTION_KINDS, type Motion, type MotionKind } from './motion/motion.ts';
export { type MotionRequest, planMotion } from './motion/plan-motion.ts';
export { findSaliency, focusOf, type Thumbnail } from './motion/still/saliency.ts';
export { openStillFilm, type StillPicture } from './motion/still/still-film.ts';
export { planStill, type StillMotion } from './motion/still/still-motion.ts';
export type { Colors } from './palette/choose-palette.ts';
export { PALETTES, type PaletteName } from './palette/palettes.ts';
export { extractPalette, type PictureColor } from './picture/extract-palette.ts';
export { type Background, findBackground } from './picture/find-background.ts';
export { findContent, type PixelBox } from './picture/find-content.ts';
export { colorsOfPicture } from './picture/picture-colors.ts';
export { paletteScene, tracedScene } from './picture/picture-scenes.ts';
export type { Pixels } from './picture/pixels.ts';
export { type TracedArt, traceFlatArt } from './picture/trace-flat-art.ts';
export type * from './scene/layers.ts';
export {
  type Oklch,
  SCENE_VERSION,
  type Scene,
  type SceneBrand,
  type SceneOrigin,
  type ScenePalette,
} from './scene/scene.ts';
export { SceneFormatError, upgradeScene } from './scene/upgrade-scene.ts';
export * from './sequence/index.ts';
export type { ArtPath, SubjectArt, SubjectLibrary } from './subjects/subject-art.ts';
export { FONT_FACES, type FontFace, type FontScript, facesForText, fontStack } from './type/font-faces.ts';
export { TITLE_FAMILIES } from './type/pairings.ts';
