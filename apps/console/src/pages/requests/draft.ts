import type {
  AreaLevel,
  DataRequestInput,
  ExportDimension,
  ExportFormat,
  Grain,
  LegalBasis,
  Measure,
  Unit,
  WholeRequestFragment,
} from '@passerby/client/operations';
import { targetGroupInput } from '../../controls/target-group.ts';
import type { TargetGroup } from '../../controls/target-group.ts';
import { addDays } from '../../market/released.ts';
import type { Problems } from '../../answers/problems.ts';

/** What places of a question are. */
export type PlaceKind = 'SITE' | 'DISTRICT' | 'ZONE';

/** A question as its form has it. Days are market-local; `lastDay` is within the window, empty while it is not chosen. */
export interface QuestionDraft {
  readonly measure: Measure;
  readonly placeKind: PlaceKind;
  readonly places: readonly string[];
  /** What a row of AREA is; empty for the places as named. */
  readonly level: AreaLevel | '';
  readonly destinations: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly grain: Grain;
  readonly groupBy: readonly ExportDimension[];
  readonly targetGroup: TargetGroup;
  readonly unit: Unit;
}

/** A request as its form has it. Recipients are one a line. */
export interface Draft {
  readonly title: string;
  readonly purpose: string;
  readonly legalBasis: LegalBasis | '';
  readonly legalReference: string;
  readonly publicBenefit: string;
  readonly question: QuestionDraft;
  readonly areaVintage: string;
  readonly justifications: WholeRequestFragment['justifications'];
  readonly recipients: string;
  readonly storage: string;
  readonly onwardSharing: string;
  readonly retentionMonths: string;
  readonly formats: readonly ExportFormat[];
}

export const emptyQuestion: QuestionDraft = {
  measure: 'VISITORS',
  placeKind: 'DISTRICT',
  places: [],
  level: '',
  destinations: [],
  firstDay: '',
  lastDay: '',
  grain: 'DAY',
  groupBy: ['AREA', 'TIME'],
  targetGroup: { ageBands: [], genders: [] },
  unit: 'DEVICES',
};

export const emptyDraft: Draft = {
  title: '',
  purpose: '',
  legalBasis: '',
  legalReference: '',
  publicBenefit: '',
  question: emptyQuestion,
  areaVintage: '',
  justifications: { areas: '', window: '', grain: '', breakdown: '' },
  recipients: '',
  storage: '',
  onwardSharing: '',
  retentionMonths: '',
  formats: ['CSV'],
};

/** Which kind a place is, by its id. */
export type KindOf = (place: string) => PlaceKind;

/** A request as its form has it. */
export function readDraft(request: WholeRequestFragment, kindOf: KindOf): Draft {
  const { question, recipients, retentionMonths, legalBasis, ...texts } = request;
  return {
    title: texts.title,
    purpose: texts.purpose,
    legalBasis: legalBasis ?? '',
    legalReference: texts.legalReference,
    publicBenefit: texts.publicBenefit,
    question: question === null ? emptyQuestion : readQuestion(question, kindOf),
    areaVintage: texts.areaVintage,
    justifications: texts.justifications,
    recipients: recipients.join('\n'),
    storage: texts.storage,
    onwardSharing: texts.onwardSharing,
    retentionMonths: retentionMonths === null ? '' : String(retentionMonths),
    formats: texts.formats,
  };
}

function readQuestion(question: NonNullable<WholeRequestFragment['question']>, kindOf: KindOf): QuestionDraft {
  const { measure, places, level, destinations, from, to, grain, groupBy, unit, ageBands, genders } = question;
  const [place] = places;
  return {
    measure,
    placeKind: place === undefined ? 'DISTRICT' : kindOf(place),
    places,
    level: level ?? '',
    destinations,
    firstDay: from,
    lastDay: addDays(to, -1),
    grain,
    groupBy,
    targetGroup: { ageBands, genders },
    unit,
  };
}

/**
 * What is sent of a draft, and what is wrong with it already here. A question is sent once it has places and days; a draft may
 * leave it open until then.
 */
export function writeDraft(draft: Draft, market: string): { readonly input: DataRequestInput; readonly problems: Problems } {
  const { question, recipients, retentionMonths, legalBasis, ...texts } = draft;
  const months = retentionMonths.trim();
  const problems = [
    ...(/^\d*$/.test(months) ? [] : [['retentionMonths', 'This must be a whole number of months, 1 to 120.'] as const]),
    ...(isBegun(question) && !isWhole(question) ? [['question', questionWords] as const] : []),
  ];
  return {
    input: {
      ...texts,
      recipients: linesOf(recipients),
      ...(legalBasis === '' ? {} : { legalBasis }),
      ...(months === '' || problems.length > 0 ? {} : { retentionMonths: Number(months) }),
      ...(isWhole(question) ? { question: writeQuestion(question, market) } : {}),
    },
    problems: new Map(problems),
  };
}

/** The lines of a text that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const questionWords = 'Choose at least one place and both days: the question is kept and checked as a whole.';

function isBegun({ places, firstDay, lastDay }: QuestionDraft): boolean {
  return places.length > 0 || firstDay !== '' || lastDay !== '';
}

function isWhole({ places, firstDay, lastDay }: QuestionDraft): boolean {
  return places.length > 0 && firstDay !== '' && lastDay !== '';
}

function writeQuestion(question: QuestionDraft, market: string): NonNullable<DataRequestInput['question']> {
  const { measure, placeKind, places, level, destinations, firstDay, lastDay, grain, groupBy, targetGroup, unit } = question;
  const group = targetGroupInput(targetGroup);
  return {
    market,
    measure,
    ...(placeKind === 'SITE' ? { sites: places } : { areas: places }),
    ...(placeKind === 'SITE' || level === '' ? {} : { level }),
    ...(measure === 'FLOWS' && destinations.length > 0 ? { destinations } : {}),
    window: { from: firstDay, to: addDays(lastDay, 1) },
    grain,
    groupBy,
    ...(group === undefined ? {} : { targetGroup: group }),
    unit,
  };
}
