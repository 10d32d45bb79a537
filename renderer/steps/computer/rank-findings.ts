import type { ComputerFinding } from '../../../shared/model/computer.ts';

const ORDER: Readonly<Record<ComputerFinding['state'], number>> = { problem: 0, look: 1, 'not-known': 2, fine: 3 };

/** What needs somebody comes first; the order within a state stays. */
export function rankFindings(findings: readonly ComputerFinding[]): readonly ComputerFinding[] {
  return [...findings].sort((one, other) => ORDER[one.state] - ORDER[other.state]);
}
