import type { LocalDay } from '@passerby/domain/calendar';
import type { Enclave } from '../enclave/enclave.ts';

/** Local days that have an event folder in the enclave, in order, whether or not any of their rows was kept. */
export async function listDaysRead({ engine }: Enclave): Promise<readonly LocalDay[]> {
  const rows = await engine.rows<{ readonly day: LocalDay }>('SELECT DISTINCT day FROM files ORDER BY day');
  return rows.map(({ day }) => day);
}
