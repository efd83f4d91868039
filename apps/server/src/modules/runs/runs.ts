import type { BrandKit, PlannerName, PriceLine, RunStatus, StepKind, StepStatus } from '@gesso/contract';

/** One step of a stored plan, with its price. */
export type RunStep = {
  /** `s1`, `s2`: names the step within its plan, also after others were dropped or moved. */
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  /** Of a text step the text itself. */
  readonly prompt: string;
  /** Null for a text, which no model makes. */
  readonly model: string | null;
  /** Parsed by the model's schema, every default filled in. Never holds `count`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Steps of this plan whose results it is made from, in order. */
  readonly inputs: readonly string[];
  /** Assets from before the run that it is made from, in order; they stand before the inputs. */
  readonly references: readonly string[];
  /** How many results; 1 or more. */
  readonly count: number;
  /** Price of the whole step by the price list of its run, without the agent's own work. */
  readonly millicredits: number;
};

/** A plan as it is stored. A change of this shape raises `version` and upgrades what is stored in the older one. */
export type RunPlan = {
  readonly version: 1;
  readonly rationale: string;
  readonly steps: readonly RunStep[];
};

export type RunQuestion = {
  readonly id: string;
  readonly text: string;
  readonly options: readonly string[];
  /** Null while nobody has answered. */
  readonly answer: string | null;
};

/** A brand kit as it was when the brief came, so that a later change of the kit changes no plan. */
export type RunBrandKit = {
  readonly id: string;
  readonly name: string;
  readonly content: Pick<BrandKit, 'colors' | 'titleFont' | 'textFont' | 'logos' | 'tone'>;
};

export type RunPlannerUsage = {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a dollar; null where no price is known. */
  readonly vendorMicrodollars: number | null;
};

/** What was asked of the agent. Fixed when the brief comes. */
export type RunOrder = {
  readonly id: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly threadId: string;
  readonly apiKeyId: string | null;
  readonly askedPlanner: PlannerName;
  readonly brief: string;
  readonly approve: 'ask' | 'auto';
  /** Null for none. */
  readonly ceilingMillicredits: bigint | null;
  /** Own assets that came with the brief, in order. */
  readonly referenceIds: readonly string[];
  readonly brandKit: RunBrandKit | null;
  /** The middle of where results should lie, in canvas units; null for wherever there is room. */
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly createdAt: Date;
};

/** A run: what was asked, the plan in force with its price, and how it goes. */
export type StoredRun = RunOrder & {
  readonly status: RunStatus;
  /** Who planned in the end; who was asked, while nobody has. */
  readonly planner: PlannerName;
  /** 0 while there is no plan. */
  readonly planVersion: number;
  readonly plan: RunPlan | null;
  readonly priceListVersion: string | null;
  readonly priceLines: readonly PriceLine[];
  /** The sum of the lines. */
  readonly quotedMillicredits: bigint;
  readonly questions: readonly RunQuestion[];
  /** The hold on the agent's own work; null before the approval. */
  readonly holdId: string | null;
  /** Never above what was quoted. */
  readonly chargedMillicredits: bigint;
  /** Steps of kind text that lie on the board. */
  readonly deliveredTexts: readonly string[];
  readonly summary: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** What the creator should know about the plan, in full sentences. */
  readonly notes: readonly string[];
  readonly plannerUsage: RunPlannerUsage | null;
  readonly approvedAt: Date | null;
  readonly stopRequestedAt: Date | null;
  readonly finishedAt: Date | null;
};

/** How a step goes. Follows from its generations; stored nowhere. */
export type StepState = {
  readonly status: StepStatus;
  /** 0 to 1. */
  readonly progress: number;
  /** In the order of their results. */
  readonly generationIds: readonly string[];
  readonly failure: { readonly code: string; readonly message: string } | null;
};

/** One version of a plan as it was shown. Never changed. */
export type PlanVersion = {
  readonly runId: string;
  /** 1 for the first. */
  readonly version: number;
  readonly author: 'planner' | 'creator';
  readonly plan: RunPlan;
  readonly priceListVersion: string;
  readonly priceLines: readonly PriceLine[];
  readonly quotedMillicredits: bigint;
  readonly createdAt: Date;
};
