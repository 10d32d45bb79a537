import type { Diagnosis } from '../model/diagnosis.ts';

/**
 * A diagnosis of what the person asks about, with the causes that a recording shows elsewhere behind it.
 * @param near what the evidence about the page in question says
 * @param whole what all the evidence says
 */
export function withBeside(near: Diagnosis, whole: Diagnosis): Diagnosis {
  const known = new Set([near.primary, ...near.others].flatMap((one) => (one === null ? [] : [one.cause])));
  const beside = [whole.primary, ...whole.others].filter((one) => one !== null).filter((one) => !known.has(one.cause));
  const found = new Set(beside.map((one) => one.cause));
  return {
    ...near,
    others: [...near.others, ...beside.map((one) => ({ ...one, explainedBy: null }))],
    findings: near.findings.map((one) => whole.findings.find((other) => other.cause === one.cause && found.has(one.cause)) ?? one),
  };
}
