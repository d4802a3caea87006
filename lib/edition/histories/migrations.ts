/** The schema of the file of histories, by number: entry 0 makes version 1. Entries are only ever added. */
import { histories } from './migrations/001-histories.ts';

export const historyMigrations: readonly string[] = [histories];

export const historyVersion = historyMigrations.length;

/** Marks a file as one of histories (`PRAGMA application_id`): "BRDH". */
export const historyApplication = 0x42524448;
