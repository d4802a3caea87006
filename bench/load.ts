/** Load on one URL by wrk. */
import { execFileSync } from 'node:child_process';

export interface Load {
  /** Requests a second. */
  rate: number;
  /** 99th percentile of the time to an answer, in milliseconds. */
  p99: number;
}

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

/**
 * Requests `url` over 32 connections.
 *
 * @param headers of every request
 * @throws where an answer is no page
 */
export function loadWith(
  url: string,
  seconds: number,
  headers: Record<string, string> = { 'Accept-Encoding': 'gzip' },
): Load {
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const flags = ['-t1', '-c32', `-d${seconds}s`, '--latency', ...lines];
  const output = execFileSync('wrk', [...flags, url], { encoding: 'utf8' });
  const [, p99, unit = ''] = /^\s+99%\s+([\d.]+)(us|ms|s)$/m.exec(output) ?? [];
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(output)?.[1];
  if (/Non-2xx|Socket errors/.test(output) || p99 === undefined || rate === undefined)
    throw new Error(output);
  return { rate: Number(rate), p99: Number(p99) * (UNITS[unit] ?? Number.NaN) };
}

/** Ends this process with a sentence where a program is not installed. */
export function need(program: string): void {
  try {
    execFileSync('which', [program]);
  } catch {
    process.stderr.write(`${program} is not installed (Debian: apt-get install ${program}).\n`);
    process.exit(1);
  }
}
