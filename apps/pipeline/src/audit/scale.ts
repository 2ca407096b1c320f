/** How much an audit does. */
export interface AuditScale {
  readonly name: 'quick' | 'full';
  /** Draws of each family's sampler. */
  readonly samplerDraws: number;
  /** Days of the canaries' market; a whole period also has its weekly and period tables. */
  readonly canaryDays: number;
  /** Devices of one canary: their number squared raises the canary's mu squared. */
  readonly canaryDevices: number;
  /** Coin flips over the audited market's people. */
  readonly membershipTrials: number;
  readonly trajectoryDays: number;
  /** Days of the made-up city that is asked through the gate. */
  readonly cityDays: number;
  readonly reconstructionQuestions: number;
  readonly stickinessRepeats: number;
  /** Days of the city of empty zones and single devices: each day of a zone is one question. */
  readonly quietDays: number;
  readonly fuzzedQuestions: number;
}

/** A canary of sixteen devices has in one day the mu of three in a period: so one day's build is enough for a bound. */
export const QUICK_SCALE: AuditScale = {
  name: 'quick',
  samplerDraws: 100_000,
  canaryDays: 1,
  canaryDevices: 16,
  membershipTrials: 8_000,
  trajectoryDays: 40,
  cityDays: 3,
  reconstructionQuestions: 2_000,
  stickinessRepeats: 2_000,
  quietDays: 14,
  fuzzedQuestions: 1_000,
};

/** What issue 4 asks for: a whole period of canaries, 10,000 questions, 10,000 repeats. */
export const FULL_SCALE: AuditScale = {
  name: 'full',
  samplerDraws: 2_000_000,
  canaryDays: 28,
  canaryDevices: 3,
  membershipTrials: 60_000,
  trajectoryDays: 200,
  cityDays: 5,
  reconstructionQuestions: 10_000,
  stickinessRepeats: 10_000,
  quietDays: 28,
  fuzzedQuestions: 10_000,
};
