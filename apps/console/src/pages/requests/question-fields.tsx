import type { ExportDimension, Grain, Measure, Unit } from '@passerby/client/operations';
import { CheckList } from '../../controls/check-list.tsx';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { TargetGroupField } from '../../controls/target-group-field.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatDay } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import type { ConsoleMarket } from '../../market/market-context.ts';
import { addDays, findReleasedWindow } from '../../market/released.ts';
import type { QuestionDraft } from './draft.ts';
import { PlacesFields } from './places-fields.tsx';
import type { DraftFieldsProps } from './purpose-fields.tsx';
import { dimensionLabels, grainLabels, measureLabels } from './request-words.ts';

const measures = Object.keys(measureLabels) as readonly Measure[];
const grains = Object.keys(grainLabels) as readonly Grain[];
const dimensions = Object.keys(dimensionLabels) as readonly ExportDimension[];
const units = Object.keys(unitLabels) as readonly Unit[];

/** What is asked of the released figures: each part with its reason. */
export function QuestionFields({ draft, problems, onChange }: DraftFieldsProps) {
  const market = useMarket();
  const { question, justifications } = draft;
  const change = (part: Partial<QuestionDraft>): void => onChange({ question: { ...question, ...part } });
  const offered = offerOf(market, question);
  const reason = (part: keyof typeof justifications, label: string) => (
    <TextField
      label={label}
      rows={2}
      value={justifications[part]}
      problem={problems.get(`justifications.${part}`)}
      onChange={(words) => onChange({ justifications: { ...justifications, [part]: words } })}
    />
  );
  return (
    <fieldset className="form-part">
      <legend>What is asked of {market.name}</legend>
      <div className="form-row">
        <ChoiceField
          label="Measure"
          value={question.measure}
          options={measures
            .filter((measure) => market.methods.has(measure))
            .map((measure) => ({ value: measure, label: measureLabels[measure] }))}
          hint={market.methods.get(question.measure)?.counting}
          problem={problems.get('question.measure')}
          onChange={(measure) => change({ measure })}
        />
        <ChoiceField
          label="Counted in"
          value={question.unit}
          options={units.map((unit) => ({ value: unit, label: unitLabels[unit] }))}
          problem={problems.get('question.unit')}
          onChange={(unit) => change({ unit })}
        />
        <TargetGroupField value={question.targetGroup} onChange={(targetGroup) => change({ targetGroup })} />
      </div>
      <PlacesFields
        question={question}
        problem={problems.get('question') ?? problems.get('question.areas') ?? problems.get('question.sites')}
        onChange={change}
      />
      <TextField
        label="Boundaries"
        hint="The vintage of the boundaries that are meant: 2021."
        value={draft.areaVintage}
        problem={problems.get('areaVintage')}
        onChange={(areaVintage) => onChange({ areaVintage })}
      />
      {reason('areas', 'Why these places')}
      <div className="form-row">
        <TextField
          label="First day"
          type="date"
          value={question.firstDay}
          problem={problems.get('question.window')}
          hint={offered.released}
          onChange={(firstDay) => change({ firstDay })}
        />
        <TextField label="Last day" type="date" value={question.lastDay} onChange={(lastDay) => change({ lastDay })} />
        <ChoiceField
          label="Grain"
          value={question.grain}
          options={grains
            .filter((grain) => grain === question.grain || offered.grains.has(grain))
            .map((grain) => ({ value: grain, label: grainLabels[grain] }))}
          problem={problems.get('question.grain')}
          onChange={(grain) => change({ grain })}
        />
      </div>
      {reason('window', 'Why these days')}
      {reason('grain', 'Why this grain')}
      <CheckList
        label="Broken down by"
        options={dimensions
          .filter((dimension) => question.groupBy.includes(dimension) || offered.dimensions.has(dimension))
          .map((dimension) => ({ value: dimension, label: dimensionLabels[dimension] }))}
        chosen={question.groupBy}
        hint="Nothing chosen is one figure for everything."
        problem={problems.get('question.groupBy')}
        onChange={(groupBy) => change({ groupBy })}
      />
      {reason('breakdown', 'Why this breakdown')}
    </fieldset>
  );
}

/** What is released of a measure: grains, breakdowns, and the days of the grain that is chosen, in words. */
function offerOf(market: ConsoleMarket, { measure, placeKind, grain }: QuestionDraft) {
  const tables = market.methods.get(measure)?.tables ?? [];
  const released = findReleasedWindow(market, { measure, place: placeKind, grain });
  return {
    grains: new Set(tables.flatMap((table) => table.grains)),
    dimensions: new Set<string>(tables.flatMap((table) => table.dimensions)),
    released:
      released === undefined
        ? 'Nothing is released of this measure for such places in this grain.'
        : `Released: ${formatDay(released.from)} to ${formatDay(addDays(released.to, -1))}.`,
  };
}
