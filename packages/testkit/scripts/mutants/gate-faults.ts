import type { Fault } from './fault.ts';

const judgement = 'packages/anonymisation/src/judgement.ts';
const gate = 'packages/anonymisation/src/gate.ts';
const gateTest = { file: 'packages/anonymisation/src/gate.test.ts' };

/** The faults of privacy.md 9 that sit in the rules at query time. */
export const GATE_FAULTS: readonly Fault[] = [
  {
    name: 'K after weights',
    patches: [
      {
        file: judgement,
        find: "status: count < minimum ? 'BELOW_MINIMUM'",
        replace: "status: weighted < minimum ? 'BELOW_MINIMUM'",
      },
      { file: judgement, find: 'const grade = count >= minimum', replace: 'const grade = weighted >= minimum' },
    ],
    caughtBy: { ...gateTest, test: 'people: devices times public factors, after the minimum group' },
  },
  {
    name: 'uniques summed',
    patches: [
      {
        file: 'packages/anonymisation/src/rules/family-route.ts',
        find: "family: 'visitors-zone-day', by: [], adds: []",
        replace: "family: 'visitors-zone-day', by: [], adds: both",
      },
    ],
    caughtBy: { file: 'packages/anonymisation/src/admission.test.ts', test: 'refuses visitors of two zones as one' },
  },
  {
    name: 'suppressed rows sorted by value',
    patches: [
      {
        file: gate,
        find: '    for (const [index, part] of group.parts.entries()) {',
        replace: `    const hidden = ({ status, count }: Judgement): number => (status === 'PUBLISHED' ? -1e9 : count);
    for (const [index, part] of [...group.parts.entries()].sort(([, one], [, other]) => hidden(one) - hidden(other))) {`,
      },
    ],
    caughtBy: { ...gateTest, test: 'the order of rows and the refusals do not depend on the counts' },
  },
];
