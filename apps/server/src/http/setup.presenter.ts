import type { Catalogue, EndpointResponse, endpoints, Model } from '@gesso/contract';

type Setup = EndpointResponse<typeof endpoints.getSetup>;

/** What an installation is made of besides its models. */
export type Installation = {
  readonly hasOwnDatabase: boolean;
  readonly hasOwnStorage: boolean;
  /** False where the embedded sandbox plays the payment gateway. */
  readonly hasRealPayments: boolean;
  /** False where messages stay in the local mailbox. */
  readonly hasMailServer: boolean;
  readonly languageModel: LanguageModelState;
};

/** The language model that plans, by vendor and model; else what is missing where somebody meant to have one. */
export type LanguageModelState = { readonly name: string | null; readonly problem: string | null };

/**
 * What is there, what is missing, and what each missing part would add. Nothing here is needed to work.
 *
 * @param catalogue - Its models say themselves which variable they miss.
 */
export function presentSetup(catalogue: Pick<Catalogue, 'models'>, installation: Installation): Setup {
  return { parts: [...modelParts(catalogue.models), ...installationParts(installation)] };
}

function modelParts(models: readonly Model[]): Setup['parts'] {
  const groups = Map.groupBy(models, ({ vendor, unavailableReason }) => `${vendor} ${unavailableReason ?? ''}`);
  return [...groups.values()].map((group) => {
    const [first] = group as [Model, ...Model[]]; // A group has the model that opened it.
    const names = group.map(({ name }) => name).join(', ');
    return {
      key: group.map(({ key }) => key).join('+'),
      name: names,
      ready: first.available,
      adds: `${group.length === 1 ? 'The model' : 'The models'} ${names}`,
      how: first.unavailableReason ?? 'Nothing to do.',
    };
  });
}

function installationParts(installation: Installation): Setup['parts'] {
  const { hasOwnDatabase, hasOwnStorage, hasRealPayments, hasMailServer, languageModel } = installation;
  return [
    languageModelPart(languageModel),
    {
      key: 'database',
      name: 'A database of your own',
      ready: hasOwnDatabase,
      adds: 'Several servers and workers on one database, and backups by the tools you have',
      how: hasOwnDatabase ? 'Nothing to do.' : 'Optional: set DATABASE_URL to any PostgreSQL; Gesso runs its own now.',
    },
    {
      key: 'storage',
      name: 'A folder of your own for files',
      ready: hasOwnStorage,
      adds: 'Files on a disk you choose',
      how: hasOwnStorage ? 'Nothing to do.' : 'Optional: set GESSO_STORAGE_URL; files lie in the data folder now.',
    },
    {
      key: 'payments',
      name: 'Real payments by Stripe',
      ready: hasRealPayments,
      adds: 'Subscriptions and top-ups paid by card; the embedded sandbox plays them without money',
      how: hasRealPayments
        ? 'Nothing to do.'
        : 'Optional: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET; the webhook’s address is /api/webhooks/stripe.',
    },
    {
      key: 'mail',
      name: 'A mail server',
      ready: hasMailServer,
      adds: 'Receipts and news about payments reach people; without one they stay in the mailbox here',
      how: hasMailServer ? 'Nothing to do.' : 'Optional: set GESSO_MAIL_URL and GESSO_MAIL_FROM.',
    },
  ];
}

function languageModelPart({ name, problem }: LanguageModelState): Setup['parts'][number] {
  return {
    key: 'language-model',
    name: name === null ? 'A language model for the agent' : `A language model for the agent: ${name}`,
    ready: name !== null,
    adds: 'Plans of briefs in any language and of any length; the built-in planner reads English, and steps in when it is out',
    how:
      name === null
        ? `${problem ?? 'Optional.'} ${LANGUAGE_MODEL_VARIABLES}`
        : 'Nothing to do. LLM_MODEL chooses another model.',
  };
}

const LANGUAGE_MODEL_VARIABLES =
  'Set ANTHROPIC_API_KEY, OPENAI_API_KEY or GOOGLE_API_KEY, or LLM_BASE_URL and LLM_MODEL for any OpenAI-compatible server, such as Ollama.';
