import { formatDay } from '../../format/formats.ts';
import { grainWords, measureWords } from './account-words.ts';
import type { Account } from './account-words.ts';

const levelWords = { REGION: 'regions', DISTRICT: 'districts', ZONE: 'zones' } as const;

export interface LicenceTermsProps {
  readonly name: string;
  readonly terms: Account['licence'];
  /** Whether this page asks under it. */
  readonly isOwn: boolean;
}

/** What a licence covers, in words. */
export function LicenceTerms({ name, terms, isOwn }: LicenceTermsProps) {
  const { markets, areas, finestLevel, grains, measures, demo, historyFrom, lagDays, gradeD } = terms;
  return (
    <article className="card licence">
      <h3>
        {name} {isOwn && <em>(this page asks under it)</em>}
      </h3>
      <dl className="facts">
        <dt>Markets</dt>
        <dd>{markets.join(', ')}</dd>
        <dt>Areas</dt>
        <dd>
          {areas.includes('*') ? 'all' : areas.join(', ')}, down to {levelWords[finestLevel]}
        </dd>
        <dt>Measures</dt>
        <dd>{measures.length === 0 ? 'none' : measures.map((measure) => measureWords[measure]).join(', ')}</dd>
        <dt>By</dt>
        <dd>{grains.map((grain) => grainWords[grain]).join(', ')}</dd>
        <dt>Age and gender</dt>
        <dd>{demo ? 'may be asked' : 'are not covered'}</dd>
        <dt>Days</dt>
        <dd>
          {historyFrom === null ? 'all that is released' : `from ${formatDay(historyFrom)}`}
          {lagDays > 0 && `, ${lagDays} days late`}
        </dd>
        <dt>Imprecise figures</dt>
        <dd>{gradeD ? 'are shown up to 100 %, as grade D' : 'beyond 50 % are withheld'}</dd>
      </dl>
    </article>
  );
}
