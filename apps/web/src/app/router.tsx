import { INTERVALS, type Interval, PLAN_KEYS, type PlanKey } from '@gesso/contract';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readUsageSearch } from '../features/usage/usage-search.ts';
import { endpointQuery, ProblemError } from '../shared/client/index.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageError, PagePending } from './PageStates.tsx';
import { Root } from './Root.tsx';
import { SignedIn } from './SignedIn.tsx';

type Context = { readonly queries: QueryClient };

const rootRoute = createRootRouteWithContext<Context>()({ component: Root, notFoundComponent: NotFoundPage });

const readReturn = (search: Record<string, unknown>): { readonly next?: string } => {
  // Only a path of this very site may be returned to.
  const { next } = search;
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readReturn,
  component: lazyRouteComponent(() => import('./routes/SignInPage.tsx'), 'SignInPage'),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: readReturn,
  component: lazyRouteComponent(() => import('./routes/SignUpPage.tsx'), 'SignUpPage'),
});

/** `/plans` can be entered with an interval shown, and with a plan picked, which then asks for its confirmation. */
const readPlanSearch = (search: Record<string, unknown>): { readonly plan?: PlanKey; readonly interval?: Interval } => {
  const plan = PLAN_KEYS.find((key) => key === search.plan);
  const interval = INTERVALS.find((known) => known === search.interval);
  return { ...(plan ? { plan } : {}), ...(interval ? { interval } : {}) };
};

const plansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./routes/PlansPage.tsx'), 'PlansPage'),
});

const failurePolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/failure-policy',
  component: lazyRouteComponent(() => import('./routes/FailurePolicyPage.tsx'), 'FailurePolicyPage'),
});

const creditsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/credits',
  component: lazyRouteComponent(() => import('./routes/CreditsPage.tsx'), 'CreditsPage'),
});

/** Only servers in bench mode answer at this address; the page is loaded by nobody else. */
const benchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bench',
  component: lazyRouteComponent(() => import('./bench/BenchPage.tsx'), 'BenchPage'),
});

const shareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/share/$token',
  component: lazyRouteComponent(() => import('./share/SharePage.tsx'), 'SharePage'),
});

/** Everything below needs a session; without one the person signs in first and comes back to where they were going. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedIn,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(endpointQuery('getMe'));
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'unauthenticated')) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
});

const projectsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./routes/ProjectsPage.tsx'), 'ProjectsPage'),
});

const studioRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/projects/$id',
  component: lazyRouteComponent(() => import('./studio/StudioPage.tsx'), 'StudioPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./routes/AccountLayout.tsx'), 'AccountLayout'),
});

const accountIndexRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/account/usage' });
  },
});

const usageRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/usage',
  validateSearch: readUsageSearch,
  component: lazyRouteComponent(() => import('./routes/UsagePage.tsx'), 'UsagePage'),
});

const subscriptionRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/subscription',
  component: lazyRouteComponent(() => import('./routes/SubscriptionPage.tsx'), 'SubscriptionPage'),
});

const topUpRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/top-up',
  component: lazyRouteComponent(() => import('./routes/TopUpPage.tsx'), 'TopUpPage'),
});

const capsRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/caps',
  component: lazyRouteComponent(() => import('./routes/CapsPage.tsx'), 'CapsPage'),
});

const keysRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/keys',
  component: lazyRouteComponent(() => import('./routes/KeysPage.tsx'), 'KeysPage'),
});

const brandKitsRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/brand-kits',
  component: lazyRouteComponent(() => import('./routes/BrandKitsPage.tsx'), 'BrandKitsPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('./routes/SetupPage.tsx'), 'SetupPage'),
});

const vendorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vendors',
  component: lazyRouteComponent(() => import('./routes/VendorsPage.tsx'), 'VendorsPage'),
});

const mailboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/mailbox',
  component: lazyRouteComponent(() => import('./routes/MailboxPage.tsx'), 'MailboxPage'),
});

const sandboxBankRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sandbox/authenticate/$id',
  component: lazyRouteComponent(() => import('./routes/SandboxBankPage.tsx'), 'SandboxBankPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signUpRoute,
  plansRoute,
  failurePolicyRoute,
  creditsRoute,
  benchRoute,
  shareRoute,
  signedInRoute.addChildren([
    projectsRoute,
    studioRoute,
    accountRoute.addChildren([
      accountIndexRoute,
      usageRoute,
      subscriptionRoute,
      topUpRoute,
      brandKitsRoute,
      capsRoute,
      keysRoute,
    ]),
    setupRoute,
    vendorsRoute,
    mailboxRoute,
    sandboxBankRoute,
  ]),
]);

/** The pages of the app and how one gets from one to the next. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultPendingComponent: PagePending,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
