/** The web process's log: JSON lines, without what identifies a reader (no address, agent, cookie or query). */
import pino from 'pino';
import { logLevel } from '#lib/env.ts';

export type Logger = pino.Logger;

export const createLog = (name: string): Logger => pino({ name, level: logLevel(), base: { name } });
