import { languageOf, SPOKEN } from './language.ts';

let brought: Promise<void> | null = null;

/**
 * Brings the words of fix plans and of server recipes, which the build leaves out of the first words (`vite.config.ts`), into the
 * language that is spoken. To be awaited before a step that tells a plan is shown.
 */
export function wordsOfPlans(): Promise<void> {
  brought ??= Promise.all([
    import('../../shared/words/en/fixes/index.ts'),
    import('../../shared/words/en/servers/index.ts'),
    import('../../shared/words/en/others.ts'),
  ]).then(([{ fixWords }, { serverWords }, { others }]) => {
    const { areas } = languageOf(navigator.language, SPOKEN.timeZone, { ...fixWords, ...serverWords, others });
    Object.assign(SPOKEN.areas, areas);
  });
  return brought;
}
