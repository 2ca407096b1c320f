import { fileURLToPath } from 'node:url';

/** The folder of all apps: the command starts them as processes and never imports them (architecture.md 2). */
export const appsFolder = fileURLToPath(new URL('../../', import.meta.url));
