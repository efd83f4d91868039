const OWN = 'capture ';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The id that follows from a hold for its capture.
 *
 * Ids of this form belong to the captures of the holds they name and to nothing else, so that it is seen from a hold's
 * own row whether its id was used: a capture under another id costs a look-up and an index entry more.
 */
export function ownCaptureId(holdId: string): string {
  return OWN + holdId;
}

/** The hold to whose capture an id belongs; undefined for ids of another form. */
export function holdOfCaptureId(operationId: string): string | undefined {
  if (!operationId.startsWith(OWN)) return undefined;
  const holdId = operationId.slice(OWN.length);
  return UUID.test(holdId) ? holdId : undefined;
}
