import './place-page.css';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { MarketScope } from '../../market/market-scope.tsx';
import { useMarket } from '../../market/market-context.ts';
import { useAddress } from '../../shell/address.ts';
import { useConsole } from '../../shell/asker-context.ts';
import { Audience, AudienceIndex } from './audience.tsx';
import { Catchment } from './catchment.tsx';
import { DwellMedians, DwellShapes } from './dwell-by-group.tsx';
import { DwellByWeek } from './dwell-by-week.tsx';
import { DwellDistribution } from './dwell-distribution.tsx';
import { Frequency } from './frequency.tsx';
import { NewAndReturning } from './new-and-returning.tsx';
import { ReportControls } from './report-controls.tsx';
import { ReportHead } from './report-head.tsx';
import { readReport } from './report.ts';
import type { Report } from './report.ts';
import { SecondPlace } from './second-place.tsx';
import { Trips } from './trips.tsx';
import { VisitorKinds } from './visitor-kinds.tsx';
import { VisitorsByDay } from './visitors-by-day.tsx';
import { WeeksBefore } from './weeks-before.tsx';

/** One place in figures: who comes, for how long, from where, and how that compares. */
export function PlacePage() {
  return (
    <MarketScope>
      <ReportOf />
    </MarketScope>
  );
}

function ReportOf() {
  const market = useMarket();
  const { get } = useAddress();
  const report = readReport(market, get, useConsole().demo?.site);
  if (report === undefined) {
    return (
      <section className="notice">
        <h1>Place report</h1>
        <p>{market.name} has no place with a released week that the licence covers.</p>
      </section>
    );
  }
  return (
    <>
      <ReportHead report={report} />
      <ReportControls report={report} />
      <Figures report={report} />
    </>
  );
}

function Figures({ report }: { readonly report: Report }) {
  const { other } = report;
  return (
    <>
      <Section title="Visitors">
        <VisitorsByDay report={report} />
        <WeeksBefore report={report} />
        <NewAndReturning report={report} />
        <VisitorKinds report={report} />
        <Frequency report={report} />
        {other !== undefined && <SecondPlace report={report} other={other} />}
      </Section>
      <Section title="How long they stop">
        <DwellDistribution report={report} site={report.site} />
        {other !== undefined && <DwellDistribution report={report} site={other} />}
        <DwellByWeek report={report} />
        <DwellMedians report={report} />
        <DwellShapes report={report} />
      </Section>
      <Section title="Where they come from">
        <Catchment report={report} />
        <Trips report={report} />
      </Section>
      <Section title="Who they are">
        <Audience report={report} />
        <AudienceIndex report={report} />
      </Section>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="report-section">
      <h2 id={heading}>{title}</h2>
      <div className="figures">{children}</div>
    </section>
  );
}
