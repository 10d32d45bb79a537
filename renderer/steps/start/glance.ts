import { useState } from 'react';
import type { ComputerReport } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { useWhen } from '../../parts/when.ts';
import { useWords } from '../../parts/words.tsx';

/** @returns this computer at a glance in two short lines: how many settings are worth a look, and what its clock says */
export function useGlance(report: ComputerReport | null): readonly string[] {
  const t = useWords();
  const when = useWhen();
  const [opened] = useState(() => new Date().toISOString());
  const clock = t(say('start.computer.clock', { time: when(opened) }));
  if (report === null) return [t(say('start.computer.reading')), clock];
  const cutOff = report.findings.find(({ state, area }) => state === 'problem' && area === 'network');
  if (cutOff !== undefined) return [t(cutOff.said), clock];
  const worth = report.findings.filter(({ state }) => state === 'problem' || state === 'look').length;
  const settings = worth === 0 ? say('start.computer.fine') : say('start.computer.look', { count: worth });
  return [t(settings), clock];
}
