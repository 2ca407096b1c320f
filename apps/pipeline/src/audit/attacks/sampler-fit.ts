import { openNoise } from '@passerby/anonymisation/mechanism';
import { familyNoise, listFamilies } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';
import { format, toNumber } from '@passerby/anonymisation/rational';
import type { Rational } from '@passerby/anonymisation/rational';
import type { Attack } from '../attack.ts';
import { atMost, findingOf } from '../finding.ts';
import { fitGaussian } from '../statistics/gaussian-fit.ts';
import { Histogram } from '../statistics/histogram.ts';

/** Draws of the mechanism's sampler against the probabilities of the discrete Gaussian, for each sigma2 of the policy (privacy.md 4). */
export const samplerFit: Attack = {
  name: 'sampler fit',
  async run({ market, scale }) {
    return listVariances(market.policy).map((sigma2) => {
      const noise = openNoise(sigma2);
      const seen = new Histogram();
      for (let draw = 0; draw < scale.samplerDraws; draw += 1) seen.add(noise.draw());
      const { statistic, limit } = fitGaussian(seen, toNumber(sigma2));
      return findingOf({
        check: `sampler fit, sigma2 ${format(sigma2)}`,
        method: `chi-square of ${scale.samplerDraws} draws against the exact probabilities; limit at level 1e-6`,
        ...atMost(statistic, limit),
      });
    });
  },
};

function listVariances(policy: Policy): readonly Rational[] {
  const variances = listFamilies(policy).map((family) => familyNoise(policy, family).sigma2);
  return [...new Map(variances.map((sigma2) => [format(sigma2), sigma2])).values()];
}
