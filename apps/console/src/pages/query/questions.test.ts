import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { listQuestions } from './questions.ts';
import type { QuestionLicence } from './questions.ts';
import type { Demo } from '../../shell/demo.ts';

const supergraph = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'gateway', 'supergraph.graphql'), 'utf8');
const schema = buildSchema(supergraph, { assumeValidSDL: true });

const demo: Demo = {
  market: 'london',
  site: 'london:oxford-street',
  area: 'london:soho',
  week: { from: '2026-10-05', to: '2026-10-12' },
  day: { from: '2026-10-10', to: '2026-10-11' },
  personas: [],
};

test.each(listQuestions(demo).map(({ query, variables }) => [/query (\w+)/.exec(query)?.[1], query, variables]))(
  'the question %s can be asked of the committed graph, and all its variables are filled in',
  (_name, query = '', variables = '') => {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    const declared = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
        : [],
    );
    expect(Object.keys(JSON.parse(variables) as object).sort()).toEqual(declared.sort());
  },
);

test('the founding question comes first, and there are questions without a demo too', () => {
  expect(listQuestions(undefined)[0]?.query).toContain('WindowShoppers');
});

test('who asks is shown only questions that its licence allows', () => {
  const all = { markets: ['london'], areas: ['*'], historyFrom: null, lagDays: 0, gradeD: false };
  const full = {
    ...all,
    finestLevel: 'ZONE' as const,
    grains: ['HOUR', 'DAY', 'WEEK', 'PERIOD'] as const,
    measures: ['PRESENCE', 'DWELL'] as const,
    demo: true,
  };
  const names = (licence: QuestionLicence): readonly (string | undefined)[] =>
    listQuestions(demo, licence).map(({ query }) => /query (\w+)/.exec(query)?.[1]);
  expect(names(full)).toEqual(['WindowShoppers', 'Presence', 'DwellByDay', 'Catalogue', 'Places', 'Viewer']);
  expect(names({ ...full, demo: false })).toEqual(['DwellByDay', 'Catalogue', 'Places', 'Viewer']);
  expect(names({ ...full, grains: ['DAY'] })).toEqual(['DwellByDay', 'Catalogue', 'Places', 'Viewer']);
  expect(names({ ...full, measures: ['PRESENCE'] })).toEqual(['Presence', 'Catalogue', 'Places', 'Viewer']);
  expect(names({ ...full, finestLevel: 'DISTRICT' })).toEqual(['Catalogue', 'Places', 'Viewer']);
});
