import type { AnswerFacts, DayWindow } from '@passerby/anonymisation/gate';
import type { EditionFacts, GuaranteeFacts, ReleaseFacts } from '@passerby/anonymisation/plan';
import type { Estimate } from '@passerby/anonymisation/published';
import { addDays } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import type { PageFacts } from './connection.ts';
import { once } from './once.ts';
import type { SubgraphBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';

/** Types of what leaves through the gate, identical in every subgraph (graphql.md); each is defined at its first use. */
export type PublishedFields = ReturnType<typeof definePublishedFields>;

/** A release as the graph shows it: with its market, which its facts leave to the edition. */
export interface ReleaseOfMarket extends ReleaseFacts {
  readonly market: string;
}

/** Which days of its window an answer covers; windows as ISO 8601 intervals. */
export interface CoverageFacts {
  readonly isWhole: boolean;
  readonly windows: string[];
}

/** How recent the figures of one family can be. */
export interface FreshnessFacts {
  /** ISO 8601 instant of the edition's newest release. */
  readonly publishedAt: string;
  /** Last day that a release holds the family for; null where none does. */
  readonly measuredThrough: LocalDay | null;
}

/** Where the privacy card is served (privacy.md 1). */
const cardPath = '/privacy';

const known = new WeakMap<SubgraphBuilder, PublishedFields>();

/** The published types of one builder: `publishedFields(builder).estimate()`. */
export function publishedFields(builder: SubgraphBuilder): PublishedFields {
  let fields = known.get(builder);
  if (fields === undefined) known.set(builder, (fields = definePublishedFields(builder)));
  return fields;
}

/** The releases of an edition, each with its market. */
export function listReleases({ market, releases }: EditionFacts): readonly ReleaseOfMarket[] {
  return releases.map((release) => ({ ...release, market: market.id }));
}

/** Which days of its window an answer covers. */
export function coverageOf({ covered }: AnswerFacts, window: DayWindow): CoverageFacts {
  const [first] = covered;
  const isWhole = covered.length === 1 && first?.from === window.from && first.to === window.to;
  return { isWhole, windows: covered.map(({ from, to }) => `${from}/${to}`) };
}

/** How recent an edition's figures of one family can be. */
export function freshnessOf({ publishedAt, releases }: EditionFacts, family: FamilyName): FreshnessFacts {
  const ends = releases.filter(({ families }) => families[family] !== undefined).map(({ window }) => window.to);
  const last = ends.toSorted().at(-1);
  return { publishedAt, measuredThrough: last === undefined ? null : addDays(last, -1) };
}

function definePublishedFields(builder: SubgraphBuilder) {
  return {
    estimate: once(() => defineEstimate(builder)),
    guarantee: once(() => defineGuarantee(builder)),
    release: once(() => defineRelease(builder)),
    coverage: once(() => defineCoverage(builder)),
    freshness: once(() => defineFreshness(builder)),
    pageInfo: once(() => definePageInfo(builder)),
  };
}

function defineEstimate(builder: SubgraphBuilder) {
  const enums = sharedEnums(builder);
  return builder.objectRef<Estimate>('Estimate').implement({
    shareable: true,
    description: 'One published figure with its 95 % interval. A suppressed one has a status and nothing else.',
    fields: (t) => ({
      value: t.expose('value', {
        type: 'PublishedNumber',
        nullable: true,
        description: 'The figure, rounded; null when it is withheld.',
      }),
      lower: t.expose('lower', {
        type: 'PublishedNumber',
        nullable: true,
        description: 'Lower end of the 95 % interval, from the public noise variance; null when withheld.',
      }),
      upper: t.expose('upper', {
        type: 'PublishedNumber',
        nullable: true,
        description: 'Upper end of the 95 % interval; null when withheld.',
      }),
      grade: t.expose('grade', { type: enums.grade(), nullable: true, description: 'How precise it is; null when withheld.' }),
      status: t.expose('status', { type: enums.status(), description: 'Whether it is shown, and if not, why.' }),
    }),
  });
}

function defineGuarantee(builder: SubgraphBuilder) {
  return builder.objectRef<GuaranteeFacts>('Guarantee').implement({
    shareable: true,
    description:
      'What every release promises each subscriber per budget period of 28 days: zero-concentrated differential privacy.',
    fields: (t) => ({
      rhoPerPeriod: t.exposeFloat('rhoPerPeriod', { description: 'Budget spent per period, zCDP.' }),
      epsilon: t.exposeFloat('epsilon', { description: 'The same as epsilon at `delta`.' }),
      delta: t.exposeFloat('delta', { description: 'The delta that epsilon is stated at.' }),
      worstCaseAuc: t.exposeFloat('worstCaseAuc', {
        description:
          'Best possible AUC of an attacker who knows everything else and asks whether one person is in; 0.5 is a coin.',
      }),
      unit: t.exposeString('unit', { description: 'What is protected, in words.' }),
      card: t.field({ type: 'URL', resolve: () => cardPath, description: 'The privacy card.' }),
    }),
  });
}

function defineRelease(builder: SubgraphBuilder) {
  return builder.objectRef<ReleaseOfMarket>('Release').implement({
    shareable: true,
    description: 'One sealed, signed release: noised once, never changed.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Content-addressed id.' }),
      window: t.string({
        resolve: ({ window }) => `${window.from}/${window.to}`,
        description: 'Days it covers, half open, as an ISO 8601 interval.',
      }),
      manifest: t.field({
        type: 'URL',
        resolve: ({ market, id }) => `/releases/${market}/${id}/manifest.json`,
        description: 'Its manifest: families, budget, hashes.',
      }),
    }),
  });
}

function defineCoverage(builder: SubgraphBuilder) {
  return builder.objectRef<CoverageFacts>('Coverage').implement({
    shareable: true,
    description: 'Which days of its window an answer covers.',
    fields: (t) => ({
      isWhole: t.exposeBoolean('isWhole', { description: 'Whether releases cover every day of the window.' }),
      windows: t.exposeStringList('windows', {
        description: 'The days that are covered, half open, as ISO 8601 intervals, neighbours joined.',
      }),
    }),
  });
}

function defineFreshness(builder: SubgraphBuilder) {
  return builder.objectRef<FreshnessFacts>('Freshness').implement({
    shareable: true,
    description: 'How recent the figures of a measure can be.',
    fields: (t) => ({
      publishedAt: t.expose('publishedAt', {
        type: 'DateTime',
        description: 'When the newest release of the edition was published.',
      }),
      measuredThrough: t.expose('measuredThrough', {
        type: 'Date',
        nullable: true,
        description: 'The last day that the table of this answer is released for; null when none is.',
      }),
    }),
  });
}

function definePageInfo(builder: SubgraphBuilder) {
  return builder.objectRef<PageFacts>('PageInfo').implement({
    shareable: true,
    description: 'Whether there is more, and where it starts.',
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether rows follow this page.' }),
      endCursor: t.exposeString('endCursor', {
        nullable: true,
        description: 'Pass it as `after` for the next page; bound to edition and question; null for an empty page.',
      }),
    }),
  });
}
