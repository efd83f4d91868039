import type { OwnModelConnection, Provider, VendorAccess } from '@gesso/provider-kit';
import type { Product } from './compose/build-product.ts';
import type { Platform } from './compose/open-platform.ts';
import { createVendorAccess } from './compose/vendor-access.ts';
import { type Config, loadConfig } from './platform/config/config.ts';
import { type Closers, createClosers } from './platform/lifecycle/closers.ts';
import { describeStartError } from './platform/lifecycle/describe-start-error.ts';
import { onStopRequest } from './platform/lifecycle/stop-signals.ts';
import { createLogger, type Logger } from './platform/log/create-logger.ts';

/** Requests, jobs and PostgreSQL end in 1-3 s, each within bounds of its own; whatever hangs longer is cut off. */
const STOP_TIMEOUT_MS = 25_000;

/** Starts Gesso in the role that the environment names and runs it until it is asked to stop. */
async function main(config: Config): Promise<void> {
  const log = createLogger({ level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);
  const closers = createClosers(log);
  const starting = start(config, log, closers);
  onStopRequest((reason) => {
    log.debug({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    // What is half started is closed only when it is whole: closing under an opening hand leaves things behind.
    void starting.catch(() => undefined).then(() => end(closers, 0));
  });
  await starting.catch(async (error: unknown) => {
    complain(error);
    await end(closers, 1);
  });
}

async function start(config: Config, log: Logger, closers: Closers): Promise<void> {
  const access = createVendorAccess(config);
  // PostgreSQL starts in a process of its own while this one loads the code that will use it.
  const [platform, compose, providers, connections] = await Promise.all([
    import('./compose/open-platform.ts').then(({ openPlatform }) => openPlatform(config, log, closers)),
    import('./compose/build-product.ts'),
    loadProviders(config, access, log, closers),
    loadConnections(),
    config.role === 'worker' ? undefined : import('./compose/serve-web.ts'),
  ]);
  log.debug({ ms: msSinceStart() }, 'code is loaded, database is ready');
  const product = await compose.buildProduct(platform, { providers, connections, access }, closers);
  log.debug({ ms: msSinceStart() }, 'jobs are ready');
  process.stdout.write(`${await serve(platform, product, closers)}\n`);
  log.debug({ ms: msSinceStart() }, 'ready');
}

async function serve(platform: Platform, product: Product, closers: Closers): Promise<string> {
  if (platform.config.role === 'worker') return 'Gesso is ready and works the jobs';
  const { serveWeb } = await import('./compose/serve-web.ts');
  const { port } = await serveWeb(platform, product, closers);
  return `Gesso is ready on http://localhost:${port}`;
}

/** All vendors, in the order the catalogue shows their models. This is the only place that names them. */
async function loadProviders(
  { role }: Config,
  access: VendorAccess,
  log: Logger,
  closers: Closers,
): Promise<readonly Provider[]> {
  const [gesso, openai, bfl, recraft, kling, minimax, runway, tripo, rodin, fal, replicate] = await Promise.all([
    import('@gesso/providers/gesso'),
    import('@gesso/providers/openai'),
    import('@gesso/providers/bfl'),
    import('@gesso/providers/recraft'),
    import('@gesso/providers/kling'),
    import('@gesso/providers/minimax'),
    import('@gesso/providers/runway'),
    import('@gesso/providers/tripo'),
    import('@gesso/providers/rodin'),
    import('@gesso/providers/fal'),
    import('@gesso/providers/replicate'),
  ]);
  const providers = [
    gesso.createGessoProvider({
      // Only who works the jobs draws.
      warmAfterMs: role === 'web' ? null : undefined,
      onStartFailure: (error) => log.error({ err: error }, 'the built-in engine cannot draw'),
    }),
    openai.createOpenaiProvider(access),
    bfl.createBflProvider(access),
    recraft.createRecraftProvider(access),
    kling.createKlingProvider(access),
    minimax.createMinimaxProvider(access),
    runway.createRunwayProvider(access),
    tripo.createTripoProvider(access),
    rodin.createRodinProvider(access),
    fal.createFalProvider(access),
    replicate.createReplicateProvider(access),
  ];
  closers.add('providers', () => Promise.all(providers.map((provider) => provider.close())));
  return providers;
}

/** Ways to models that operators bring themselves. */
async function loadConnections(): Promise<readonly OwnModelConnection[]> {
  const [comfyui, compatible] = await Promise.all([
    import('@gesso/providers/comfyui'),
    import('@gesso/providers/openai-compatible'),
  ]);
  return [comfyui.comfyuiConnection, compatible.compatibleConnection];
}

async function end(closers: Closers, code: number): Promise<never> {
  await closers.closeAll();
  process.exit(code);
}

function msSinceStart(): number {
  return Math.round(performance.now());
}

/** One sentence where the reason is known; else it is a bug, and its stack says where. */
function complain(error: unknown): void {
  process.stderr.write(`${describeStartError(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
}

try {
  await main(loadConfig());
} catch (error) {
  complain(error);
  process.exit(1);
}
