import { constants } from 'node:os';

/**
 * Waits for a child process that stands in for this one: signals are passed on, the exit code comes back.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + the signal's number where a signal ended it. Rejects when it does not start.
 */
export function exitOf(child) {
  // Ctrl+C on a terminal reaches the child by itself; sent on, it would arrive twice.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
  const terminate = () => child.kill('SIGTERM');
  const hangUp = () => child.kill('SIGHUP');
  process.on('SIGINT', interrupt).on('SIGTERM', terminate).on('SIGHUP', hangUp);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => process.off('SIGINT', interrupt).off('SIGTERM', terminate).off('SIGHUP', hangUp));
}
