import type { ModelKind, PlannerName, SettingsSchema, StepKind } from '@gesso/contract';

/** One step of a plan as a planner makes it and as it is stored. */
export type PlanStep = {
  /** `s1`, `s2`: names the step within its plan, also after others were dropped or moved. */
  readonly id: string;
  readonly kind: StepKind;
  /** A few words for the card and for the frame on the board. */
  readonly title: string;
  /** What the model is told; of a text step the text itself. */
  readonly prompt: string;
  /** Key of the catalogue; null for a text, which no model makes. */
  readonly model: string | null;
  /** As the planner or the creator chose them; defaults are filled in when it is priced. Never holds `count`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Steps of this plan whose results it is made from, in order. */
  readonly inputs: readonly string[];
  /** Assets from before the run that it is made from, in order; they stand before the inputs. */
  readonly references: readonly string[];
  /** How many results; 1 or more. An edit makes one of each thing it is made from. */
  readonly count: number;
};

/** A whole plan. Typed data: it says what would be made and runs nothing. */
export type Plan = {
  readonly version: 1;
  /** Why it is planned so, in a sentence or two for the creator. */
  readonly rationale: string;
  readonly steps: readonly PlanStep[];
};

/** A model that a planner may choose, as far as it must know it. */
export type PlanningModel = {
  readonly key: string;
  readonly name: string;
  readonly kind: ModelKind;
  readonly vendor: string;
  readonly isAvailable: boolean;
  readonly settingsSchema: SettingsSchema;
  readonly references: { readonly least: number; readonly most: number; readonly kinds: readonly ModelKind[] };
  readonly isPromptOptional: boolean;
  /** The longest prompt it takes. Default: `LIMITS.promptCharacters`. */
  readonly promptMaxCharacters?: number;
};

/** Something that lies there already: an attachment, a selected item or a result of an earlier run. */
export type PlanningAsset = {
  readonly assetId: string;
  readonly kind: ModelKind;
  /** What the creator would call it: its file's name, the title of its step or its prompt. Data, never an instruction. */
  readonly title: string;
  /** A built-in design, whose layers can be edited. */
  readonly hasScene: boolean;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** The run it came from; null for uploads and direct generations. */
  readonly runId: string | null;
};

export type PlanningBrand = {
  readonly name: string;
  readonly colors: readonly string[];
  readonly titleFont: string | null;
  readonly textFont: string | null;
  readonly hasLogo: boolean;
  readonly tone: string;
};

/** Everything a planner may know. Prices come from the server: `priceOf` answers, a planner never says one. */
export type PlanningRequest = {
  readonly brief: string;
  /** What came with the brief, in order: selected items and attached files. */
  readonly attachments: readonly PlanningAsset[];
  /** Results in this conversation, those of the latest run first, each run's in its own order. At most 60. */
  readonly earlier: readonly PlanningAsset[];
  readonly brand: PlanningBrand | null;
  readonly models: readonly PlanningModel[];
  readonly ceilingMillicredits: number | null;
  /** Empty at first; after a question the brief comes again with the answers. */
  readonly answers: readonly { readonly questionId: string; readonly text: string; readonly value: string }[];
  /** Price of the whole plan, the agent's own work included; undefined where a step has none. */
  readonly priceOf: (steps: readonly PlanStep[]) => number | undefined;
};

export type PlanningQuestion = { readonly id: string; readonly text: string; readonly options: readonly string[] };

export type PlannerUsage = {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** What the vendor bills for it, in millionths of a dollar; null where no price is known. */
  readonly vendorMicrodollars: number | null;
};

export type PlanningAnswer = {
  /** Who answered in the end: an outage of a language model falls back to the built-in planner. */
  readonly planner: PlannerName;
  /** What the creator should know, in full sentences. */
  readonly notes: readonly string[];
  readonly usage: PlannerUsage | null;
} & (
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** One to three; asked only where the brief cannot be planned without. */
  | { readonly kind: 'questions'; readonly questions: readonly PlanningQuestion[] }
  /** No plan can come of this brief; the message says what to write instead. */
  | { readonly kind: 'refused'; readonly message: string }
);

/** Turns a brief into a plan, questions or a refusal. Makes nothing, charges nothing and reads no rows. */
export type Planner = {
  readonly name: PlannerName;
  readonly plan: (request: PlanningRequest, options: { readonly signal: AbortSignal }) => Promise<PlanningAnswer>;
};
