import { PasserbyError } from '@passerby/domain/error';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { homeVariable, jwkVariable, logLevelVariable, parseEnvironment, portVariable } from './environment.ts';

const schema = z
  .object({
    PASSERBY_HOME: homeVariable,
    PASSERBY_PORT: portVariable(4000),
    PASSERBY_LOG_LEVEL: logLevelVariable,
    PASSERBY_PRINCIPAL_PUBLIC_KEY: jwkVariable,
    PASSERBY_NEEDED: z.string(),
  })
  .transform((env) => ({ home: env.PASSERBY_HOME, listen: { port: env.PASSERBY_PORT } }));

const complete = { PASSERBY_PRINCIPAL_PUBLIC_KEY: '{"kty":"OKP"}', PASSERBY_NEEDED: 'x' };

test('a flat environment becomes a frozen nested object', () => {
  const environment = parseEnvironment(schema, { ...complete, PASSERBY_HOME: '', PASSERBY_PORT: '0' });
  expect(environment.listen.port).toBe(0);
  expect(environment.home.endsWith('/.data')).toBe(true);
  expect(Object.isFrozen(environment.listen)).toBe(true);
});

test('every problem is reported at once and no secret is repeated', () => {
  const error = catchError(() =>
    parseEnvironment(schema, {
      PASSERBY_PORT: '70000',
      PASSERBY_LOG_LEVEL: 'loud',
      PASSERBY_PRINCIPAL_PUBLIC_KEY: 'private words',
    }),
  );
  expect(error).toBeInstanceOf(PasserbyError);
  expect(String(error)).toContain('PASSERBY_PORT is "70000"; it must be a whole number from 0 to 65535');
  expect(String(error)).toContain('PASSERBY_LOG_LEVEL is "loud"; it must be fatal');
  expect(String(error)).toContain('PASSERBY_PRINCIPAL_PUBLIC_KEY must be a key as JWK JSON');
  expect(String(error)).toContain('PASSERBY_NEEDED is not set');
  expect(String(error)).not.toContain('private words');
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
