import type { ExtrapolationFactor } from '@passerby/anonymisation/extrapolation';
import type { EditionFacts, ReleaseFacts } from '@passerby/anonymisation/plan';
import type { RationalPair } from '@passerby/anonymisation/rational';
import type { FamilyName } from '@passerby/domain/family';
import { PasserbyError } from '@passerby/domain/error';
import type { Outline } from '@passerby/domain/outline';
import { readOutlines } from './area-outlines.ts';
import { sha256 } from './canonical-json.ts';
import type { FamilyDomain } from './family-domain.ts';
import type { ReleaseManifest } from './manifest.ts';
import type { PublicInputs } from './public-inputs.ts';

/** A verified release with what an edition takes from it. */
export interface VerifiedRelease {
  readonly folder: string;
  readonly manifest: ReleaseManifest;
  readonly domains: readonly FamilyDomain[];
  readonly publicInputs: PublicInputs;
}

const idDigits = 16;

/** An edition's id: the start of SHA-256 over its sorted release ids, one a line. */
export function editionIdOf(releaseIds: readonly string[]): string {
  return sha256(releaseIds.toSorted().join('\n')).slice(0, idDigits);
}

/**
 * The facts of the edition that a market's releases make. Guarantee, method and market are the newest release's; areas and
 * sites are those of all releases, as the newest that names them describes them. Throws DATA_NOT_AVAILABLE when two
 * releases hold the same family of the same window.
 */
export function editionOf(releases: readonly VerifiedRelease[]): EditionFacts {
  const newestFirst = releases.toSorted((a, b) => compareNewest(a.manifest, b.manifest));
  const [newest] = newestFirst;
  if (newest === undefined) throw new RangeError('an edition without a release');
  assertDisjoint(releases);
  return {
    id: editionIdOf(releases.map(({ manifest }) => manifest.id)),
    market: newest.publicInputs.market,
    publishedAt:
      releases
        .map(({ manifest }) => manifest.createdAt)
        .toSorted()
        .at(-1) ?? newest.manifest.createdAt,
    methodVersion: newest.manifest.methodVersion,
    guarantee: newest.manifest.guarantee,
    releases: newestFirst.toReversed().map(({ manifest }) => factsOf(manifest)),
    factors: listFactors(newestFirst.toReversed()),
    areas: newestById(
      newestFirst.flatMap(({ publicInputs }) => publicInputs.areas),
      (area) => area.areaId,
    ),
    outlines: newestOutlines(newestFirst),
    sites: newestById(
      newestFirst.flatMap(({ publicInputs }) => publicInputs.sites),
      (site) => site.siteId,
    ),
  };
}

/** The distinct sigma2 of each family in an edition; cells name theirs by its position. */
export function listNoise(releases: readonly VerifiedRelease[]): ReadonlyMap<FamilyName, readonly RationalPair[]> {
  const noise = new Map<FamilyName, RationalPair[]>();
  for (const { name, sigma2 } of releases.flatMap(({ manifest }) => manifest.families)) {
    const known = noise.get(name) ?? [];
    if (noiseCodeOf(known, sigma2) < 0) known.push(sigma2);
    noise.set(name, known);
  }
  return noise;
}

/** Position of a sigma2 among the distinct ones of its family; -1 when it is not there. */
export function noiseCodeOf(noise: readonly RationalPair[], [num, den]: RationalPair): number {
  return noise.findIndex((known) => known[0] === num && known[1] === den);
}

function factsOf({ id, kind, window, families, minimumGroup }: ReleaseManifest): ReleaseFacts {
  return {
    id,
    kind,
    window,
    families: Object.fromEntries(families.map(({ name, sigma2 }) => [name, { sigma2 }])),
    ...(minimumGroup === undefined ? {} : { minimumGroup }),
  };
}

/** A period's factors are frozen with its first release; what later ones would say changes nothing. */
function listFactors(oldestFirst: readonly VerifiedRelease[]): readonly ExtrapolationFactor[] {
  const byPeriod = new Map<string, readonly ExtrapolationFactor[]>();
  for (const { manifest, publicInputs } of oldestFirst) {
    const factors = publicInputs.factors ?? [];
    if (factors.length > 0 && !byPeriod.has(manifest.period)) byPeriod.set(manifest.period, factors);
  }
  return [...byPeriod.values()].flat();
}

function compareNewest(a: ReleaseManifest, b: ReleaseManifest): number {
  return compareText(b.window.to, a.window.to) || compareText(b.createdAt, a.createdAt) || compareText(b.id, a.id);
}

function newestById<Place>(newestFirst: readonly Place[], idOf: (place: Place) => string): readonly Place[] {
  const places = new Map<string, Place>();
  for (const place of newestFirst) if (!places.has(idOf(place))) places.set(idOf(place), place);
  return [...places].toSorted(([a], [b]) => compareText(a, b)).map(([, place]) => place);
}

/** Releases seldom differ in their outlines: a text that was read already is not read again. */
function newestOutlines(newestFirst: readonly VerifiedRelease[]): Readonly<Record<string, Outline>> {
  const texts = new Set(newestFirst.map(({ publicInputs }) => publicInputs.areasGeoJson));
  const read = [...texts].map((text) => (text === undefined ? {} : readOutlines(text)));
  return Object.assign({}, ...read.toReversed()) as Readonly<Record<string, Outline>>;
}

function assertDisjoint(releases: readonly VerifiedRelease[]): void {
  const holders = new Map<string, string>();
  for (const { manifest } of releases) {
    for (const { name } of manifest.families) {
      const what = `${name} of ${manifest.kind} ${manifest.window.from}`;
      const other = holders.get(what);
      if (other !== undefined) {
        throw new PasserbyError(
          'DATA_NOT_AVAILABLE',
          `${what} is in two releases, ${other} and ${manifest.id}; one of them must go`,
        );
      }
      holders.set(what, manifest.id);
    }
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
