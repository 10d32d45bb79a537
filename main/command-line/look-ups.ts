import { getServers } from 'node:dns';

/** What the person set for the resolver; then it is theirs. */
const theirs = process.env.RES_OPTIONS;

/**
 * A name that no server answers for: glibc cannot be called off, and a finished process stays until it gives up. So it is told to give up
 * about when the check does. It waits for each server, the second time twice as long divided among them (resolv.conf(5); glibc `res_send.c`).
 * Has to be called before the first look-up.
 */
export function limitLookUps(seconds: number): void {
  if (theirs === undefined) process.env.RES_OPTIONS = lookUpOptions(seconds, Math.max(1, getServers().length));
}

/** The longest of these that gives up in time; one second is the least that can be set. */
export function lookUpOptions(seconds: number, servers: number): string {
  const choices = [
    [2, 2],
    [1, 2],
    [1, 1],
  ] as const;
  const fits = choices.find(([timeout, attempts]) => givesUpAfter(timeout, attempts, servers) <= seconds) ?? [1, 1];
  return `timeout:${fits[0]} attempts:${fits[1]}`;
}

function givesUpAfter(timeout: number, attempts: number, servers: number): number {
  return Array.from({ length: attempts }, (_, attempt) => {
    const each = attempt === 0 ? timeout : Math.max(1, Math.floor((timeout << attempt) / servers));
    return each * servers;
  }).reduce((sum, each) => sum + each, 0);
}
