import type { ArtSource, Settings } from '@gesso/contract';
import type { Availability } from './availability.ts';
import type { CarriedModel, ModelDefinition } from './model-definition.ts';
import type { CallbackVerdict, VendorCallback } from './vendor-callback.ts';

/** A picture, clip or mesh that the creator gave as a reference. */
export type Reference = {
  readonly mimeType: string;
  /** What it was called or made from, in the creator's words; empty where nothing is known. */
  readonly title: string;
  /** Layers of a built-in design, where the file is one. */
  readonly scene: Readonly<Record<string, unknown>> | null;
  /** Brings the whole file. May be asked more than once. */
  readonly read: () => Promise<Uint8Array>;
};

/** A brand that results keep to, as its owner entered it; nothing of it is trusted. */
export type GenerationBrand = {
  readonly name: string;
  /** `#rgb` or `#rrggbb`, most important first. */
  readonly colors: readonly string[];
  /** Families, of any foundry. */
  readonly titleFont: string | null;
  readonly textFont: string | null;
  /** Text of an SVG file. */
  readonly logoSvg: string | null;
  /** Words such as "calm, premium"; empty for none. */
  readonly tone: string;
};

/** One attempt at a vendor. Plain data apart from the references, so that it can be built again after a crash. */
export type GenerationRequest = {
  /** Names the attempt; sent to vendors that know idempotency keys. The same id never starts a second job. */
  readonly attemptId: string;
  /** Catalogue key of the model. */
  readonly model: string;
  readonly prompt: string;
  /** Parsed settings with every default filled in. */
  readonly settings: Settings;
  /** How many results are wanted, 1 or more. */
  readonly count: number;
  /** Chosen by us when the creator did not; whole, 0 to 2^31 − 1. */
  readonly seed: number;
  readonly references: readonly Reference[];
  /** Null for none. Who does not read it finds what can be said of it in the prompt; see `Provider.readsBrand`. */
  readonly brand: GenerationBrand | null;
  /**
   * Where a vendor may say that something changed, for those that can; left out where this server cannot be reached from
   * outside. `secret` is for vendors that sign with one of ours. What a callback says is never believed, only looked after.
   */
  readonly callback?: { readonly url: string; readonly secret: string };
};

/** The vendor's name for a running job. Stored before anything else happens. */
export type VendorJob = { readonly jobId: string };

/**
 * What an attempt remembers between its calls. It is stored where the attempt is, so it outlives every process: what was kept
 * before an order was sent tells afterwards that it may have arrived.
 */
export type AttemptMemory = {
  /** What was kept last; null where nothing was. */
  readonly read: () => Promise<string | null>;
  /** Answers when it is stored. */
  readonly keep: (text: string) => Promise<void>;
  /** Stores a result that came with the answer itself. */
  readonly keepFile: (bytes: Uint8Array) => Promise<string>;
  /** Brings a stored result by the name that `keepFile` gave it. */
  readonly openFile: (name: string) => Promise<Uint8Array>;
};

export type JobState =
  | { readonly state: 'running' /** 0 to 1, where known. */; readonly progress?: number; readonly pollAfterMs: number }
  | { readonly state: 'succeeded' };

/** One result as the vendor made it. The receiver sniffs the bytes and trusts nothing said here. */
export type FetchedResult = {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly seed: number | null;
  /** Layers of a built-in design, stored with the asset. */
  readonly scene?: Readonly<Record<string, unknown>>;
  /** What the creator should know: a subject that was not found, a script without a typeface. */
  readonly notes?: readonly string[];
  /** A still of a clip or a mesh, as a picture. Sniffed like the result itself. */
  readonly poster?: Uint8Array;
  /** Credit lines owed for art inside it. */
  readonly credits?: readonly string[];
  /** How it was made, recorded with the asset: the encoder that ran, how many triangles it has. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
};

/** A key that works, and what is left on its account where the vendor says so: `12.40 USD`, `3,200 credits`. */
export type KeyTest = { readonly balance: string | null };

/** How much a vendor takes, as its documentation says. What comes beyond waits here instead of being refused there. */
export type VendorLimits = {
  /** Orders at work at the same time. */
  readonly mostAtOnce?: number;
  readonly mostPerMinute?: number;
};

/** Formats that pictures are written in. */
export const PICTURE_EXPORT_FORMATS = ['png', 'jpg', 'webp', 'svg', 'pdf', 'psd'] as const;
export type PictureExportFormat = (typeof PICTURE_EXPORT_FORMATS)[number];

/** A picture to be written in another format, and what its file shall say about itself. */
export type PictureExport = {
  readonly format: PictureExportFormat;
  /** A design's layers, drawn anew, or any picture's bytes. */
  readonly from: { readonly scene: Readonly<Record<string, unknown>> } | { readonly picture: Uint8Array };
  readonly title: string;
  /** Lines that whoever shows the work must show too. */
  readonly credits: readonly string[];
  /** Where the pixels come from, in the words of IPTC; left out for pictures that people brought. */
  readonly source?: 'algorithmicMedia' | 'trainedAlgorithmicMedia' | undefined;
  /** How an SVG carries text. Outlines look the same everywhere; text can be edited where its fonts are installed. */
  readonly textAs: 'outlines' | 'text';
};

/** @throws KitError `invalid-settings` when the picture cannot be had in that format, a photograph as SVG for example. */
export type ExportFile = (order: PictureExport) => Promise<{ readonly bytes: Uint8Array; readonly mimeType: string }>;

/** A 3D model, as a binary glTF, to be written for printing or to be drawn. */
export type ModelExport = { readonly format: 'stl' | 'png'; readonly model: Uint8Array };

/** @throws KitError `invalid-settings` when its triangles cannot be read. */
export type ExportModel = (order: ModelExport) => Promise<{ readonly bytes: Uint8Array; readonly mimeType: string }>;

/**
 * A vendor: its models and the four things every adapter can do.
 *
 * All four may be called again after a crash with the same arguments. They throw `KitError` and nothing else.
 */
export type Provider = {
  readonly vendor: string;
  readonly models: readonly ModelDefinition[];
  /** Models of other vendors' rows that it runs too, as a second route. */
  readonly carries?: readonly CarriedModel[];
  /** Whether the work is done on other machines, so that many orders may be open at once. Default: false. */
  readonly isElsewhere?: boolean;
  /** Default: none are known. */
  readonly limits?: VendorLimits;
  /** Whose art goes into the results, where it is known. Default: nobody's. */
  readonly artSources?: readonly ArtSource[];
  /** Whether it keeps to the brand of a request by itself, so that the prompt need not speak of it. Default: no. */
  readonly readsBrand?: boolean;
  readonly availability: () => Availability;
  /**
   * Starts the job and answers at once. Repeating an `attemptId` answers the same job; a vendor that cannot promise that itself
   * is sent each order once by means of the memory, and `lost` is thrown where nobody knows whether an order arrived.
   *
   * @param memory - Of this attempt. Engines that repeat the same work from the same request need none.
   */
  readonly submit: (request: GenerationRequest, memory?: AttemptMemory) => Promise<VendorJob>;
  /** Asks how the job goes; may wait a moment for the answer. Throws for a failed or cancelled job. The request lets an engine without a memory of its own take the work up again. */
  readonly poll: (job: VendorJob, request: GenerationRequest, memory?: AttemptMemory) => Promise<JobState>;
  /** Brings the results of a succeeded job, in order. */
  readonly fetch: (
    job: VendorJob,
    request: GenerationRequest,
    memory?: AttemptMemory,
  ) => Promise<readonly FetchedResult[]>;
  /**
   * The results of a running job one by one, in the order of `fetch` and equal to what it brings: each is fulfilled when it is
   * made, and rejected when the job ends without it. For engines that make several and can hand them over early.
   */
  readonly fetchEach?: (job: VendorJob, request: GenerationRequest) => readonly Promise<FetchedResult>[];
  /** Asks the vendor to stop. Answers also when the job is unknown or has already ended. */
  readonly cancel: (job: VendorJob, memory?: AttemptMemory) => Promise<void>;
  /**
   * What is to be said of parts of an attempt of which nobody knows whether the vendor took and bills them; empty where there
   * are none. Left out by engines that cannot lose any.
   */
  readonly listLost?: (memory: AttemptMemory) => Promise<readonly string[]>;
  /** Asks the vendor something that costs nothing, to see whether the key is good. Throws the vendor's refusal. */
  readonly testKey?: () => Promise<KeyTest>;
  /** Whether a callback is the vendor's. Left out where it has none. */
  readonly verifyCallback?: (callback: VendorCallback) => Promise<CallbackVerdict>;
  /** Writes a picture in another format; only the built-in engine can. The same order gives the same bytes. */
  readonly exportFile?: ExportFile;
  /** Writes a 3D model for printing or draws a still of it; only the built-in engine can. The same order gives the same bytes. */
  readonly exportModel?: ExportModel;
  /** Frees workers and connections; nothing may be called afterwards. */
  readonly close: () => Promise<void>;
};
