import { languageOf, SPOKEN } from './language.ts';

let brought: Promise<void> | null = null;

/**
 * Brings the words of fix plans, of server recipes, of logs, of the steps of a handshake and of checking again, which the build leaves out
 * of the first words (`vite.config.ts`), into the language that is spoken. To be awaited before a step that tells an answer is shown.
 */
export function wordsOfPlans(): Promise<void> {
  brought ??= Promise.all([
    import('../../shared/words/en/fixes/index.ts'),
    import('../../shared/words/en/servers/index.ts'),
    import('../../shared/words/en/others.ts'),
    import('../../shared/words/en/fixes.ts'),
    import('../../shared/words/en/logs.ts'),
    import('../../shared/words/en/steps.ts'),
    import('../../shared/words/en/handshake.ts'),
    import('../../shared/words/en/recheck.ts'),
  ]).then(([{ fixWords }, { serverWords }, { others }, { fixes }, { logs }, { steps }, { handshake }, { recheck }]) => {
    const { areas } = languageOf(navigator.language, SPOKEN.timeZone, {
      ...fixWords,
      ...serverWords,
      others,
      fixes,
      logs,
      steps,
      handshake,
      recheck,
    });
    Object.assign(SPOKEN.areas, areas);
  });
  return brought;
}
