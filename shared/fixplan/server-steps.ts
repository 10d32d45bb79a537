import type { CauseId } from '../model/cause-id.ts';
import type { FixStep, ServerSoftware } from '../model/fix-plan.ts';
import type { Said } from '../model/said.ts';
import { guideOf } from '../servers/index.ts';
import { type CaseNames, type Command, copiedIn, type LinesToCopy, type ServerGuide } from '../servers/server.ts';
import { say } from '../words/index.ts';
import type { FixValues } from './values.ts';
import { ANY_SCREEN, wordsOfStep } from './words-of-step.ts';

/** The steps of one server software for one cause: its own lines, then test and load; null where the software has no recipe for it. */
export function serverSteps(software: ServerSoftware, cause: CauseId, names: CaseNames, values: FixValues): readonly FixStep[] | null {
  const guide = guideOf(software);
  const recipe = guide?.recipes[cause];
  if (guide === null || recipe === undefined) return null;
  const own = recipe.minutes.map((minutes, place): FixStep => {
    const copied = copiedIn(recipe).find((one) => one.copyAt === place + 1);
    const words = wordsOfStep(`servers/${software}`, `${cause}.${place + 1}`, values, ANY_SCREEN);
    // Why a step is needed and what it brings is the same for every software, where its own words say nothing better.
    const common = {
      why: commonWord(cause, copied, 'why', values),
      seeThatItWorked: commonWord(cause, copied, 'see', values),
    };
    return {
      id: `${software}.${cause}.${place + 1}`,
      ...words,
      why: words.why ?? common.why,
      seeThatItWorked: words.seeThatItWorked ?? common.seeThatItWorked,
      minutes,
      who: say('fixes.who.administrator'),
      copy:
        copied === undefined
          ? null
          : {
              label: labelFor(copied.language, copied.lines(names)),
              text: copied.lines(names),
              language: copied.language,
            },
      source: recipe.source,
    };
  });
  const other = cause === 'expired' ? otherRenewal(guide, names) : [];
  return [...own, ...other, ...loadingSteps(software)];
}

/** What a line has in the place of something that only the reader knows. */
const PLACES =
  /\b(?:CERTIFICATE-ARN|ARN|MAIL|SERIAL|SITE|THUMBPRINT|YOUR-SERVICE|site-tls|server\.js|ingress\.yaml)\b|(?<=\s)[\w.-]+\.(?:crt|cer)\b/g;

/** Says of lines to copy what they are, and what has to be filled in first. */
export function labelFor(language: LinesToCopy['language'], text: string): Said {
  const places = [...new Set(text.match(PLACES) ?? [])];
  if (places.length > 0) return say(language === 'config' ? 'fixes.copy.config.fill' : 'fixes.copy.command.fill', { places });
  return say(language === 'config' ? 'fixes.copy.config' : language === 'text' ? 'fixes.copy.menu' : 'fixes.copy.command');
}

/** What is said of the step that gives lines to copy, and of the one that looks after them. */
function commonWord(cause: CauseId, copied: LinesToCopy | undefined, part: 'why' | 'see', values: FixValues): Said {
  return { key: `fixes.recipe.${cause}.${copied === undefined ? 'then.' : ''}${part}`, values };
}

/** How this software tests and loads its configuration. */
export function loadingSteps(software: ServerSoftware): readonly FixStep[] {
  const guide = guideOf(software);
  return guide === null ? [] : [...command('test-config', software, guide.test), ...command('load-config', software, guide.reload)];
}

/** The same mend where another program renews, and where nobody but a shop does. */
function otherRenewal(guide: ServerGuide, names: CaseNames): FixStep[] {
  if (guide.otherRenewal === undefined) return [];
  const acme = guide.otherRenewal === 'acme-sh';
  return [
    {
      id: `${guide.id}.renew-${guide.otherRenewal}`,
      ...wordsOfStep('fixes', `shared.renew-${guide.otherRenewal}`, {}, ANY_SCREEN),
      minutes: 5,
      who: say('fixes.who.administrator'),
      copy: {
        label: labelFor('shell', acme ? '' : 'SERIAL'),
        text: acme ? `acme.sh --renew -d ${names.host}` : 'certreq -enroll -machine -q -cert SERIAL renew',
        language: acme ? 'shell' : 'powershell',
      },
      source: acme ? 'acme.sh manual: --renew, --install-cert' : 'Microsoft: certreq, -enroll with renew',
    },
    {
      id: `${guide.id}.renew-bought`,
      ...wordsOfStep('fixes', 'shared.renew-bought', {}, ANY_SCREEN),
      minutes: 30,
      who: say('fixes.who.administrator'),
      copy: null,
      source: 'CA/Browser Forum Baseline Requirements, sections 4.1 and 6.1.2',
    },
  ];
}

function command(name: 'test-config' | 'load-config', software: ServerSoftware, run: Command | null): FixStep[] {
  if (run === null) return [];
  return [
    {
      id: `${software}.${name}`,
      ...wordsOfStep('fixes', `shared.${name}`, {}, ANY_SCREEN),
      minutes: 1,
      who: say('fixes.who.administrator'),
      copy: { label: labelFor(run.language, run.text), text: run.text, language: run.language },
      source: null,
    },
  ];
}
