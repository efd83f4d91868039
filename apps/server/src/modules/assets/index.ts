export { presentAsset } from './asset.presenter.ts';
export { type AssetFiles, listVisibleFiles } from './asset-files.store.ts';
export { type AssetSummary, listAssetSummaries, listRunResults } from './asset-summaries.store.ts';
export * from './assets.service.ts';
export {
  findSmallCopy,
  findVisibleAsset,
  insertAsset,
  insertAssets,
  listCovers,
  listResults,
  listResultsOf,
  listVisibleAssets,
} from './assets.store.ts';
export * from './assets.ts';
export { certificateHtml } from './certificate-page.ts';
export { certificatePdf } from './certificate-pdf.ts';
export * from './certificates.service.ts';
export { drawModelWith } from './draw-model-with.ts';
export type { DrawModel } from './ingest-mesh.ts';
export { type IngestAnswer, ingestPicture } from './ingest-picture.ts';
export { ingestResult } from './ingest-result.ts';
export { ingestUpload } from './ingest-upload.ts';
export { createLadders, type Ladders } from './ladders.service.ts';
export { decideLicence, UPLOAD_LICENCE } from './licence.rules.ts';
export { findRunDuplicates } from './run-duplicates.store.ts';
export { drawSheet, SHEET_TILES } from './sheet-picture.ts';
export { createSheets, type Sheets } from './sheets.service.ts';
