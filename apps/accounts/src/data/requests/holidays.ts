import { PasserbyError } from '@passerby/domain/error';

/** Time zone of the operator's office: what day it is for deadlines. */
export const OFFICE_TIME_ZONE = 'Europe/London';

/** Bank holidays of England and Wales by year (gov.uk/bank-holidays). A year more is a line more. */
const bankHolidays: Readonly<Record<string, readonly string[]>> = {
  '2025': ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  '2026': ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  '2027': ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  '2028': ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/** Years whose bank holidays are known. */
export const HOLIDAY_YEARS: readonly string[] = Object.keys(bankHolidays);

/** Whether a day is a bank holiday. Throws DATA_NOT_AVAILABLE for a year that the list does not have. */
export function isBankHoliday(day: string): boolean {
  const listed = bankHolidays[day.slice(0, 4)];
  if (listed === undefined)
    throw new PasserbyError('DATA_NOT_AVAILABLE', `The bank holidays of ${day.slice(0, 4)} are not known yet`);
  return listed.includes(day.slice(5));
}
