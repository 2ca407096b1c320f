import { expect, test } from 'vitest';
import type { Zone } from './geography.ts';
import { distanceKm } from './geography.ts';
import { SITES } from './london/sites.ts';
import { listPartners, planRadio } from './radio.ts';

/** A row of nine zones 2 km apart around the sites, jobs doubling from one to the next. */
const zones: readonly Zone[] = Array.from({ length: 9 }, (_, number) => ({
  areaId: `z${number}`,
  name: `Zone ${number}`,
  h3: `8719${number}5da49ffffff`,
  borough: 'camden',
  longitude: -0.25 + number * 0.03,
  latitude: 51.51,
  areaKm2: 4.6,
  ring: [],
  jobs: 2 ** number,
  leisure: 1,
  night: 1,
  isInhabited: true,
}));
const radio = planRadio(zones, SITES);

test('cells are numbered in blocks: zones, sites, replacements', () => {
  expect(new Set(radio.cells.map(({ cellId }) => cellId)).size).toBe(radio.cells.length);
  zones.forEach((_, index) => {
    const first = radio.zoneFirst[index] ?? 0;
    const block = radio.cells.slice(first - 1, first - 1 + (radio.zoneCells[index] ?? 0));
    expect(block.every(({ zone, site }) => zone === index + 1 && site === 0)).toBe(true);
    expect(block.filter(({ sharedWith }) => sharedWith > 0)).toHaveLength(radio.zoneIsShared[index] ?? 0);
    expect((block.at(-1)?.sharedWith ?? 0) > 0).toBe(radio.zoneIsShared[index] === 1);
  });
  SITES.forEach((site, index) => {
    const first = radio.siteFirst[index] ?? 0;
    const block = radio.cells.slice(first - 1, first - 1 + (radio.siteCells[index] ?? 0));
    expect(block.every((cell) => cell.site === index + 1 && distanceKm(cell, site) * 1000 <= site.radiusM)).toBe(true);
  });
});

test('more work, more cells', () => {
  expect(radio.zoneCells.at(-1)).toBeGreaterThan(radio.zoneCells[0] ?? 0);
});

test('a retired cell and its replacement stand on one mast and are never on the air together', () => {
  expect(radio.retired.length).toBeGreaterThan(0);
  radio.retired.forEach((cell, index) => {
    const [old, successor] = [radio.cells[cell - 1], radio.cells[(radio.replacements[index] ?? 0) - 1]];
    expect(old?.validity).toBe('before');
    expect(successor).toMatchObject({ validity: 'after', zone: old?.zone, longitude: old?.longitude });
  });
});

test('a phone flickers only to a cell of another zone whose range touches, that is always on the air', () => {
  const partners = listPartners(radio.cells);
  const flickering = partners.flatMap((partner, index) => (partner === index + 1 ? [] : [[index, partner - 1] as const]));
  expect(flickering.length).toBeGreaterThan(0);
  for (const [from, to] of flickering) {
    const [cell, other] = [radio.cells[from], radio.cells[to]];
    if (cell === undefined || other === undefined) throw new RangeError('a partner outside the plan');
    expect(other.zone).not.toBe(cell.zone);
    expect(other.validity).toBe('always');
    expect(distanceKm(cell, other) * 1000).toBeLessThanOrEqual(cell.rangeM + other.rangeM);
  }
});
