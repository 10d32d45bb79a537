import { SCENARIOS, type ScenarioName } from './scenarios.ts';

export { SCENARIOS, type ScenarioName } from './scenarios.ts';

/** A running practice server. It listens on 127.0.0.1 only. */
export interface PracticeServer {
  readonly scenario: ScenarioName;
  /** The name to check; nothing resolves it, so connect to `port` on 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  /** The roots that a client of this server trusts. */
  readonly trustPem: string;
  /** Puts the mended server in the broken one's place, on the same port. False where there is nothing to mend. */
  mend(): Promise<boolean>;
  close(): Promise<void>;
}

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}

/** Starts one built-in broken server. */
export function startPractice(name: ScenarioName): Promise<PracticeServer> {
  return SCENARIOS[name](name);
}
