import { expect, test } from 'vitest';
import { openNoise } from './mechanism.ts';
import { rational } from './rational.ts';
import { meanOf, ratioOf, remainderOf, shareOf, totalOf } from './ratio.ts';
import type { Quotient } from './ratio.ts';
import { halfWidthOf } from './rules/precision.ts';

const draws = 20_000;
// 95 % of 20,000, give or take 4.5 standard errors, and 0.3 points for what the delta method leaves out.
const tolerance = 4.5 * Math.sqrt((0.95 * 0.05) / draws) + 0.003;

const noises = new Map([50, 100, 200, 300, 500, 700].map((sigma2) => [sigma2, openNoise(rational(BigInt(sigma2)))]));

/** A noisy figure as a release holds it. */
function drawFigure(truth: number, sigma2: number): Quotient {
  return { value: truth + (noises.get(sigma2)?.draw() ?? Number.NaN), variance: sigma2 };
}

const cases: readonly (readonly [name: string, truth: number, draw: () => Quotient])[] = [
  [
    'a share of its own total',
    300 / 1000,
    () => {
      const part = drawFigure(300, 50);
      const rest = drawFigure(700, 200);
      return shareOf(part, totalOf([part, rest]));
    },
  ],
  ['a ratio of independent figures', 400 / 500, () => ratioOf(drawFigure(400, 300), drawFigure(500, 300))],
  [
    'an index: a share over a share elsewhere',
    300 / 1000 / (2000 / 9000),
    () => {
      const [part, referencePart] = [drawFigure(300, 50), drawFigure(2000, 50)];
      const total = totalOf([part, drawFigure(700, 700)]);
      return ratioOf(shareOf(part, total), shareOf(referencePart, totalOf([referencePart, drawFigure(7000, 700)])));
    },
  ],
  [
    'a figure over the mean of a baseline',
    2,
    () => ratioOf(drawFigure(800, 100), meanOf([300, 400, 500].map((n) => drawFigure(n, 100)))),
  ],
  [
    'a share of what is left of a total',
    300 / 800,
    () => {
      const [part, other] = [drawFigure(300, 50), drawFigure(200, 50)];
      return shareOf(part, remainderOf(totalOf([part, other, drawFigure(500, 50)]), other));
    },
  ],
];

test.each(cases)('the 95 %% interval of %s covers the truth 95 times of 100', (_, truth, draw) => {
  let covered = 0;
  for (let count = 0; count < draws; count += 1) {
    const { value, variance } = draw();
    if (Math.abs(value - truth) <= halfWidthOf(variance)) covered += 1;
  }
  expect(Math.abs(covered / draws - 0.95)).toBeLessThan(tolerance);
});

test('a share that forgot that its part is in the total would not cover: the check above can fail', () => {
  let covered = 0;
  for (let count = 0; count < draws; count += 1) {
    const part = drawFigure(800, 200);
    const total = totalOf([part, drawFigure(200, 50)]);
    const { value, variance } = ratioOf(part, total);
    if (Math.abs(value - 0.8) <= halfWidthOf(variance)) covered += 1;
  }
  expect(covered / draws - 0.95).toBeGreaterThan(tolerance);
});
