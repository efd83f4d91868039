/** @see IPTC, Digital Source Type vocabulary. */
export const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';

/** For people who open the file's properties. */
export const PROVENANCE_COMMENT = `Made by an algorithm (IPTC ${SOURCE_TYPE}), without a trained model. Gesso.`;
