import type { ReactNode } from 'react';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { describeTargetGroup } from '../../controls/target-group.ts';
import { formatDay } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import { addDays } from '../../market/released.ts';
import { dimensionLabels, formatLabels, grainLabels, legalBasisLabels, levelLabels, measureLabels } from './request-words.ts';
import { usePlaceName } from './use-place-name.ts';

/** What a request says, to read. */
export function RequestFacts({ request }: { readonly request: WholeRequestFragment }) {
  const { question, justifications, legalBasis, conditions, retentionMonths } = request;
  return (
    <section aria-label="What is requested">
      <h3>What is requested</h3>
      <dl className="facts">
        {conditions.length > 0 && (
          <Fact name="Conditions of the approval">
            <ul>
              {conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name="Purpose">{request.purpose}</Fact>
        <Fact name="Legal basis">
          {legalBasis === null ? '' : legalBasisLabels[legalBasis]}; {request.legalReference}
        </Fact>
        <Fact name="Public benefit">{request.publicBenefit}</Fact>
        {question !== null && <QuestionFacts question={question} justifications={justifications} />}
        <Fact name="Boundaries">{request.areaVintage}</Fact>
        <Fact name="Recipients">{request.recipients.join('; ')}</Fact>
        <Fact name="Storage">{request.storage}</Fact>
        <Fact name="Onward sharing">{request.onwardSharing}</Fact>
        <Fact name="Kept for">{retentionMonths === null ? '' : `${retentionMonths} months after release`}</Fact>
        <Fact name="Formats">{request.formats.map((format) => formatLabels[format]).join(', ')}</Fact>
      </dl>
    </section>
  );
}

interface QuestionFactsProps {
  readonly question: NonNullable<WholeRequestFragment['question']>;
  readonly justifications: WholeRequestFragment['justifications'];
}

function QuestionFacts({ question, justifications }: QuestionFactsProps) {
  const { market, measure, places, level, destinations, from, to, grain, groupBy, unit, ageBands, genders } = question;
  const nameOf = usePlaceName(market);
  return (
    <>
      <Fact name="Figures">
        {measureLabels[measure]} in {market}, in {unitLabels[unit]}, of {describeTargetGroup({ ageBands, genders })}
      </Fact>
      <Fact name="Places" why={justifications.areas}>
        {places.map(nameOf).join(', ')}
        {level !== null && `, by ${levelLabels[level]}`}
        {destinations.length > 0 && `; to ${destinations.map(nameOf).join(', ')}`}
      </Fact>
      <Fact name="Days" why={justifications.window}>
        {formatDay(from)} to {formatDay(addDays(to, -1))}
      </Fact>
      <Fact name="Grain" why={justifications.grain}>
        {grainLabels[grain]}
      </Fact>
      <Fact name="Broken down by" why={justifications.breakdown}>
        {groupBy.map((dimension) => dimensionLabels[dimension]).join(', ') || 'nothing'}
      </Fact>
    </>
  );
}

function Fact({ name, why, children }: { readonly name: string; readonly why?: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children}
        {why !== undefined && why !== '' && <p className="hint">Because: {why}</p>}
      </dd>
    </>
  );
}
