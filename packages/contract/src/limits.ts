/** Bounds that clients and server share. Each is part of the published contract. */
export const LIMITS = {
  /** A JSON body; larger answers 413 before it is parsed. */
  jsonBodyBytes: 1_000_000,
  /** One uploaded file. */
  uploadBytes: 200_000_000,
  /** One imported project. */
  importBytes: 2_000_000_000,
  /** A prompt, in UTF-16 code units, unless the model says less. */
  promptCharacters: 20_000,
  /** Own files that one generation may be made from. */
  references: 16,
  /** Steps of one plan: more than a campaign in every format needs, few enough to read before approving. */
  stepsPerRun: 24,
  /** Results of one run; whoever wants more starts another when these are liked. */
  resultsPerRun: 40,
  questionsPerRun: 3,
  /** What a run may cost that approves itself and names no ceiling: the agent's larger reference task. */
  autoWithoutCeilingMillicredits: 250_000,
  /** Pasted pictures whose assets are copied in one call; each costs two small queries. */
  copiedAssets: 500,
  stepTitleCharacters: 120,
  /** An SVG logo; beyond it is a picture in disguise. */
  logoCharacters: 200_000,
  /** Rows of a page. */
  pageItems: 200,
  defaultPageItems: 50,
  projectNameCharacters: 200,
  /** Longer is a document and not a remark. */
  commentCharacters: 4_000,
  mentionsPerComment: 10,
  /** More on one board nobody reads; resolved threads count, deleted ones do not. */
  threadsPerProject: 500,
  /** The whole thread is shown at once. */
  commentsPerThread: 100,
  versionNameCharacters: 120,
  /** Named versions are never pruned, so they are counted. */
  namedVersionsPerProject: 100,
  /** Formats and sizes of one export; more nobody picks by hand. */
  exportPresets: 20,
  /** Exports of one account that have not ended; each holds a core. */
  openExportsPerAccount: 4,
  shareLinksPerProject: 50,
  membersPerProject: 200,
  /** A month that is not paid by then is nearly over, and the next one cannot be owed beside it. */
  graceDays: 27,
  /** How long a quote may be relied on. */
  quoteLifeMs: 15 * 60_000,
  /** How long a hold lives unless its worker extends it. */
  holdLifeMs: 24 * 3_600_000,
  /** How long a make-good grant lives: long enough to come back to the work after a weekend. */
  makeGoodLifeMs: 7 * 24 * 3_600_000,
} as const;
