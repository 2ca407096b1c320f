import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** A page of the console. */
export interface ConsolePage {
  /** `page` of the address. */
  readonly name: PageName;
  readonly title: string;
  /** What one does there, a sentence. */
  readonly about: string;
  /** Loaded when the page is first opened. */
  readonly component: LazyExoticComponent<ComponentType>;
  /** Whether it asks the graph and so needs somebody who asks. */
  readonly needsAsker: boolean;
}

export type PageName = 'explore' | 'place' | 'requests' | 'accounts' | 'privacy' | 'query' | 'status';

/** The pages in the order of the navigation; the first opens where the address names none. */
export const pages: readonly [ConsolePage, ...ConsolePage[]] = [
  {
    name: 'explore',
    title: 'Explore',
    about: 'Presence and visitors on a map, hour by hour or day by day',
    component: lazy(async () => ({ default: (await import('../pages/explore/explore-page.tsx')).ExplorePage })),
    needsAsker: true,
  },
  {
    name: 'place',
    title: 'Place',
    about: 'A place in figures: who comes, for how long, from where',
    component: lazy(async () => ({ default: (await import('../pages/place/place-page.tsx')).PlacePage })),
    needsAsker: true,
  },
  {
    name: 'requests',
    title: 'Requests',
    about: 'Requests of public bodies, from draft to release, and their register',
    component: lazy(async () => ({ default: (await import('../pages/requests/requests-page.tsx')).RequestsPage })),
    needsAsker: true,
  },
  {
    name: 'accounts',
    title: 'Accounts',
    about: 'Keys, licences, what is left today, study zones and people of your organisation',
    component: lazy(async () => ({ default: (await import('../pages/accounts/accounts-page.tsx')).AccountsPage })),
    needsAsker: true,
  },
  {
    name: 'privacy',
    title: 'Privacy',
    about: 'What is promised, what it has cost, and attacks to try',
    component: lazy(async () => ({ default: (await import('../pages/privacy/privacy-page.tsx')).PrivacyPage })),
    needsAsker: false,
  },
  {
    name: 'query',
    title: 'Query',
    about: 'The graph itself, with questions that run',
    component: lazy(async () => ({ default: (await import('../pages/query/query-page.tsx')).QueryPage })),
    needsAsker: false,
  },
  {
    name: 'status',
    title: 'Status',
    about: 'Whether the service answers, and how fresh each market is',
    component: lazy(async () => ({ default: (await import('../pages/status/status-page.tsx')).StatusPage })),
    needsAsker: false,
  },
];

/** The page that an address names; the first where it names none that there is. */
export function getPage(name: string | undefined): ConsolePage {
  return pages.find((page) => page.name === name) ?? pages[0];
}
