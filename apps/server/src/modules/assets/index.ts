export { presentAsset } from './asset.presenter.ts';
export * from './assets.service.ts';
export { insertAsset, listCovers, listResults } from './assets.store.ts';
export * from './assets.ts';
export { certificateHtml } from './certificate-page.ts';
export * from './certificates.service.ts';
export { type IngestAnswer, ingestPicture } from './ingest-picture.ts';
export { ingestResult } from './ingest-result.ts';
export { decideLicence, UPLOAD_LICENCE } from './licence.rules.ts';
