/** SIM codes of the synthetic market's foreign visitors, the commonest first; weight by position. */
export const ROAMER_CODES: readonly string[] = [
  '310-260',
  '208-01',
  '262-02',
  '222-10',
  '214-07',
  '272-02',
  '204-04',
  '505-01',
  '268-01',
  '260-03',
  '310-410',
  '208-10',
  '262-01',
  '240-01',
  '404-45',
  '234-30',
];
