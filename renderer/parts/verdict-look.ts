import type { Diagnosis } from '../../shared/model/diagnosis.ts';
import { say } from '../../shared/words/index.ts';
import type { Tone } from './chip.tsx';
import type { IconName } from './icons.tsx';

/** How a verdict is drawn, and how sure we are in words. Icon and word always come together. */
export function verdictLook(diagnosis: Diagnosis): { tone: Tone; icon: IconName; colour: string; certainty: ReturnType<typeof say> } {
  switch (diagnosis.verdict) {
    case 'fault': {
      const sure = diagnosis.primary?.certainty ?? 'possible';
      if (sure === 'certain') return { tone: 'bad', icon: 'found', colour: 'error.main', certainty: say('sides.certain') };
      if (sure === 'likely') return { tone: 'warn', icon: 'found', colour: 'warning.main', certainty: say('sides.likely') };
      return { tone: 'plain', icon: 'unknown', colour: 'text.secondary', certainty: say('sides.possible') };
    }
    case 'advice':
      return { tone: 'warn', icon: 'info', colour: 'warning.main', certainty: say('diagnosis.advice-only') };
    case 'healthy':
      return { tone: 'good', icon: 'fine', colour: 'success.main', certainty: say('diagnosis.nothing-wrong') };
    case 'cannot-tell':
      return { tone: 'plain', icon: 'unknown', colour: 'text.secondary', certainty: say('diagnosis.not-settled') };
    case 'not-tls':
      return { tone: 'info', icon: 'info', colour: 'info.main', certainty: say('diagnosis.not-a-connection') };
  }
}
