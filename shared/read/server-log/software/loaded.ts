import type { SoftwareReader } from '../line-reading.ts';

/** What servers write when they start, or have read their settings anew; each wording is of the program's own source. */
const LOADED: readonly RegExp[] = [
  /\[notice\] \d+#\d+: (?:start worker processes|signal \d+ \(SIGHUP\) received from \d+, reconfiguring)$/,
  // Apache, also `graceful`.
  /AH00(?:489|163): .* configured -- resuming normal operations/,
  /^New worker \(\d+\) forked|^\[NOTICE\] .*New worker \(\d+\) forked/,
  /^(?:reload|daemon started) -- version \d/,
  /\bDovecot v\S+ .*starting up for|SIGHUP received - reloading configuration/,
  /received SIGHUP, reloading configuration files|database system is ready to accept connections/,
  /^Reloaded \S/,
  /\bServer startup in \[?\d/,
  /\bserving initial configuration\b/,
  /\bslapd starting\b/,
  /\bmysqld?: ready for connections|mariadbd?: ready for connections|^\* Ready to accept connections|# Ready to accept connections/,
  /\bexim \d[\d.]* daemon started: |LOG5\[[^\]]*\]: Configuration successful/,
];

/** A server that starts or loads its settings: what fails from then on may be of what was changed. */
export const loaded: SoftwareReader = (line) =>
  LOADED.some((words) => words.test(line.text)) ? { software: 'any', key: null, step: 'loaded', signals: [] } : null;
