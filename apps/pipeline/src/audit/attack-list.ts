import type { Attack } from './attack.ts';
import { bounding } from './attacks/bounding.ts';
import { canaryAudit } from './attacks/canary.ts';
import { differencing } from './attacks/differencing.ts';
import { freshNoise } from './attacks/fresh-noise.ts';
import { fuzzedErrors } from './attacks/fuzzed-errors.ts';
import { membership } from './attacks/membership.ts';
import { objection } from './attacks/objection.ts';
import { reconstruction } from './attacks/reconstruction.ts';
import { samplerFit } from './attacks/sampler-fit.ts';
import { sealedNoise } from './attacks/sealed-noise.ts';
import { sideChannels } from './attacks/side-channels.ts';
import { stickiness } from './attacks/stickiness.ts';
import { trajectoryRecovery } from './attacks/trajectory.ts';

/** The audit in order (issue 4, item 4): the noise, the bounds, the person, the questions, the answers' outside. */
export const ATTACKS: readonly Attack[] = [
  samplerFit,
  sealedNoise,
  freshNoise,
  bounding,
  canaryAudit,
  membership,
  trajectoryRecovery,
  objection,
  differencing,
  reconstruction,
  stickiness,
  sideChannels,
  fuzzedErrors,
];
