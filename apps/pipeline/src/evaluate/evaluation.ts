import type { FamilyName } from '@passerby/domain/family';

/** How the released cells of one family differ from the truth; fractions of 1, null where no cell counts. */
export interface FamilyEvaluation {
  readonly family: FamilyName;
  readonly cells: number;
  readonly publishedCells: number;
  /** Share of cells that would be published, and the share of all true counts that they hold. */
  readonly publishedShare: number;
  readonly publishedShareOfTruth: number | null;
  /** Sum of the noisy over sum of the true counts: how unbiased the estimate of stays is. */
  readonly totalRatio: number | null;
  /** Relative error of published, rounded values. */
  readonly medianError: number | null;
  readonly p90Error: number | null;
  /** How often the 95 % interval holds the true count: noise and the error of stays together. */
  readonly coverageOfTruth: number | null;
  /** How often it holds the enclave's exact count, 0.95 if all is right; null without exact tables. */
  readonly coverageOfExact: number | null;
  /** By how much chance alone moves that coverage, at 95 %; null without exact tables. */
  readonly coverageSlack: number | null;
  /** Sum of the exact over sum of the true counts: bounding and the error of stays; null without exact tables. */
  readonly exactRatio: number | null;
}

/** Whether a planted story shows in the released data. */
export interface StoryEvaluation {
  readonly story: string;
  /** `not covered` when its days are not released. */
  readonly verdict: 'visible' | 'not visible' | 'not covered';
  /** The figures behind the verdict, in words. */
  readonly evidence: string;
}

/** What `evaluate` found. */
export interface Evaluation {
  readonly market: string;
  readonly releases: number;
  readonly families: readonly FamilyEvaluation[];
  readonly stories: readonly StoryEvaluation[];
}

const coverageWanted = 0.95;
const coverageTolerance = 0.01;

/**
 * What should not be: planted stories that the released data do not show, and families whose intervals hold the exact count more than a
 * point off 95 %, as far as chance does not explain it. Empty when all is well.
 */
export function listProblems({ families, stories }: Evaluation): readonly string[] {
  const hidden = stories.filter(({ verdict }) => verdict === 'not visible').map(({ story }) => `the ${story} is not visible`);
  const off = families.flatMap(({ family, coverageOfExact, coverageSlack }) =>
    coverageOfExact !== null && Math.abs(coverageOfExact - coverageWanted) > coverageTolerance + (coverageSlack ?? 0)
      ? [`the 95 % intervals of ${family} hold the exact count in ${percent(coverageOfExact)}`]
      : [],
  );
  return [...hidden, ...off];
}

/** The evaluation as a table for people. */
export function describeEvaluation({ market, releases, families, stories }: Evaluation): string {
  const rows = families.map((family) => [
    family.family,
    String(family.cells),
    percent(family.publishedShare),
    percent(family.publishedShareOfTruth),
    percent(family.medianError),
    percent(family.p90Error),
    percent(family.coverageOfTruth),
    percent(family.coverageOfExact),
    ratio(family.totalRatio),
    ratio(family.exactRatio),
  ]);
  const head = [
    'family',
    'cells',
    'published',
    'of truth',
    'median err',
    'p90 err',
    '95 % truth',
    '95 % exact',
    'sum / truth',
    'exact / truth',
  ];
  return [
    `${market}: ${releases} releases against the truth`,
    ...alignColumns([head, ...rows]),
    '',
    ...alignColumns(stories.map(({ story, verdict, evidence }) => [story, verdict, evidence])),
  ].join('\n');
}

function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function ratio(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}
