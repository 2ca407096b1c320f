import { logLevelVariable, portVariable } from '@passerby/runtime/environment';
import { z } from 'zod';

const peopleSchema = z.array(z.object({ email: z.string(), about: z.string() })).min(1);

const peopleVariable = z.string('must be the people as JSON').transform((text, context) => {
  const people = peopleSchema.safeParse(parseJson(text));
  if (people.success) return people.data;
  context.addIssue({ code: 'custom', message: 'must be JSON [{ "email", "about" }, ...]' });
  return z.NEVER;
});

/** The demo provider's environment; the client is the gateway's. */
export const demoProviderSettingsSchema = z
  .object({
    PASSERBY_DEMO_PEOPLE: peopleVariable,
    PASSERBY_DEMO_PROVIDER_PORT: portVariable(0),
    PASSERBY_OIDC_CLIENT_ID: z.string(),
    PASSERBY_OIDC_CLIENT_SECRET: z.string(),
    PASSERBY_LOG_LEVEL: logLevelVariable,
  })
  .transform((given) => ({
    people: given.PASSERBY_DEMO_PEOPLE,
    port: given.PASSERBY_DEMO_PROVIDER_PORT,
    clientId: given.PASSERBY_OIDC_CLIENT_ID,
    clientSecret: given.PASSERBY_OIDC_CLIENT_SECRET,
    logLevel: given.PASSERBY_LOG_LEVEL,
  }));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
