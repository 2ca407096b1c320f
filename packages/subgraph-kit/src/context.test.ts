import type { CellSource } from '@passerby/anonymisation/plan';
import type { Principal } from '@passerby/domain/licence';
import { expect, test } from 'vitest';
import { rogueSource } from '../test/rogue/rogue-market.ts';
import { createContext } from './context.ts';

const principal: Principal = {
  org: 'org',
  client: 'client',
  jti: 'jti',
  licence: {
    markets: ['tinytown'],
    areas: ['*'],
    finestLevel: 'ZONE',
    grains: ['DAY'],
    measures: ['presence'],
    demo: false,
    historyFrom: null,
    lagDays: 0,
    gradeD: false,
  },
};

test('all of a request is answered from the edition that it began on, the next request from the newest', () => {
  let served = 0;
  const source: CellSource = {
    ...rogueSource,
    findEdition(market) {
      const edition = rogueSource.findEdition(market);
      return edition && { ...edition, id: `edition-${(served += 1)}` };
    },
  };
  const begin = () => createContext({ principal, requestId: 'r', source });
  const first = begin();
  const { id } = first.insights.getEdition('tinytown');
  expect(first.insights.getEdition('tinytown').id).toBe(id);
  expect(first.isPublicId(`tinytown:${id}`)).toBe(true);
  const second = begin();
  expect(second.insights.getEdition('tinytown').id).not.toBe(id);
  expect(second.isPublicId(`tinytown:${id}`)).toBe(false);
});
