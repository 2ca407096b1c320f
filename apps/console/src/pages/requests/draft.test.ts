import type { WholeRequestFragment } from '@passerby/client/operations';
import { expect, test } from 'vitest';
import { emptyDraft, emptyQuestion, linesOf, readDraft, writeDraft } from './draft.ts';

const question = {
  ...emptyQuestion,
  places: ['hextown:centre'],
  level: 'ZONE',
  firstDay: '2026-10-05',
  lastDay: '2026-10-11',
  targetGroup: { ageBands: ['AGE_25_34'], genders: [] },
} as const;

const asked: WholeRequestFragment = {
  id: 'req_1',
  organisation: { name: 'Org' },
  nextSteps: ['SUBMIT'],
  state: 'DRAFT',
  title: 'Night buses',
  purpose: '',
  legalBasis: null,
  legalReference: '',
  publicBenefit: '',
  question: {
    market: 'hextown',
    measure: 'VISITORS',
    places: ['hextown:centre'],
    level: 'ZONE',
    destinations: [],
    from: '2026-10-05',
    to: '2026-10-12',
    grain: 'DAY',
    groupBy: ['AREA', 'TIME'],
    unit: 'DEVICES',
    ageBands: ['AGE_25_34'],
    genders: [],
  },
  areaVintage: '2021',
  justifications: { areas: 'a', window: '', grain: '', breakdown: '' },
  recipients: ['Planning', 'Analysis'],
  storage: '',
  onwardSharing: '',
  retentionMonths: 12,
  formats: ['CSV'],
  gaps: [],
  check: null,
  fiveSafes: [],
  conditions: [],
  deadline: null,
  history: [],
  output: null,
  createdAt: '2026-11-01T00:00:00Z',
  expiresAt: null,
};

test('an untouched draft is sent without a question, which may be left open', () => {
  const { input, problems } = writeDraft(emptyDraft, 'hextown');
  expect(problems.size).toBe(0);
  expect(input).not.toHaveProperty('question');
  expect(input).not.toHaveProperty('legalBasis');
  expect(input.recipients).toEqual([]);
});

test('what was kept is read into the form and sent back the same', () => {
  const draft = readDraft(asked, () => 'DISTRICT');
  expect(draft.question).toEqual(question);
  const { input } = writeDraft(draft, 'hextown');
  expect(input).toMatchObject({ title: 'Night buses', recipients: ['Planning', 'Analysis'], retentionMonths: 12 });
  expect(input.question).toEqual({
    market: 'hextown',
    measure: 'VISITORS',
    areas: ['hextown:centre'],
    level: 'ZONE',
    window: { from: '2026-10-05', to: '2026-10-12' },
    grain: 'DAY',
    groupBy: ['AREA', 'TIME'],
    targetGroup: { ageBands: ['AGE_25_34'] },
    unit: 'DEVICES',
  });
});

test('half a question is a problem, and so is a number that is none', () => {
  const half = writeDraft({ ...emptyDraft, question: { ...question, lastDay: '' } }, 'hextown');
  expect([...half.problems.keys()]).toEqual(['question']);
  expect(half.input).not.toHaveProperty('question');
  expect([...writeDraft({ ...emptyDraft, retentionMonths: '1.5' }, 'hextown').problems.keys()]).toEqual(['retentionMonths']);
});

test('sites are asked as sites, without a level, and destinations belong to flows', () => {
  const sites = { ...question, placeKind: 'SITE', places: ['hextown:arena'], destinations: ['hextown:north'] } as const;
  const of = (measure: 'VISITORS' | 'FLOWS') => writeDraft({ ...emptyDraft, question: { ...sites, measure } }, 'hextown').input;
  expect(of('VISITORS').question).toMatchObject({ sites: ['hextown:arena'] });
  expect(of('VISITORS').question).not.toHaveProperty('level');
  expect(of('VISITORS').question).not.toHaveProperty('destinations');
  expect(of('FLOWS').question).toMatchObject({ destinations: ['hextown:north'] });
});

test('recipients are lines that say something', () => {
  expect(linesOf(' Planning \n\nAnalysis\n')).toEqual(['Planning', 'Analysis']);
});
