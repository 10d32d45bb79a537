import { MenuItem, Stack, TextField } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import {
  BROWSERS,
  type Browser,
  type FixPlan,
  PLATFORMS,
  type Platform,
  SERVER_SOFTWARE,
  type ServerSoftware,
} from '../../../shared/model/fix-plan.ts';
import type { Situation } from '../../../shared/model/input.ts';
import { AUDIENCES } from '../../../shared/model/side.ts';
import { say } from '../../../shared/words/index.ts';
import { Choice } from '../../parts/choice.tsx';
import { useWords } from '../../parts/words.tsx';
import { READERS } from '../../state/draft.ts';
import { SOFTWARE_NAMES } from './software-names.ts';

interface Props {
  readonly document: CaseDocument;
  readonly plan: FixPlan;
  readonly browser: Browser | 'all' | null;
  readonly onBrowser: (browser: Browser | 'all') => void;
  readonly onRetell: (situation: Situation, software: ServerSoftware | null, platform: Platform | null) => void;
}

/** Through whose eyes, and for which software or system, the steps are told. */
export function ForWhom({ document, plan, browser, onBrowser, onRetell }: Props) {
  const t = useWords();
  const toldFor = new Set(plan.steps.flatMap((step) => [...step.inBrowsers, ...step.inOtherBrowsers].map((one) => one.browser)));
  const browsers = BROWSERS.filter((one) => toldFor.has(one));
  const named = new Set(plan.steps.flatMap((step) => step.inBrowsers.map((one) => one.browser)));
  const shown = browser ?? (named.size === 1 ? [...named][0] : 'all');
  const operator = plan.audience === 'operator';
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}>
      <Choice
        label={t(say('steps.for-whom'))}
        value={plan.audience}
        options={AUDIENCES.map((audience) => [audience, t(say(`steps.for-whom.${audience}`))])}
        onChoose={(audience) =>
          onRetell(audience === document.situation.audience ? document.situation : READERS[audience], plan.software, plan.platform)
        }
      />
      {operator ? (
        <TextField
          select
          size="small"
          label={t(say('steps.software'))}
          value={plan.software ?? 'unknown'}
          onChange={(event) => onRetell(document.situation, readSoftware(event.target.value), plan.platform)}
          sx={{ minWidth: 200 }}
        >
          {SERVER_SOFTWARE.map((software) => (
            <MenuItem key={software} value={software}>
              {software === 'unknown' ? t(say('steps.software.unknown')) : <bdi>{SOFTWARE_NAMES[software]}</bdi>}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <TextField
          select
          size="small"
          label={t(say('steps.platform'))}
          value={plan.platform ?? 'unknown'}
          onChange={(event) => onRetell(document.situation, plan.software, readPlatform(event.target.value))}
          sx={{ minWidth: 200 }}
        >
          {PLATFORMS.map((platform) => (
            <MenuItem key={platform} value={platform}>
              {t(say(`steps.platform.${platform}`))}
            </MenuItem>
          ))}
        </TextField>
      )}
      {browsers.length < 2 ? null : (
        <TextField
          select
          size="small"
          label={t(say('steps.browser'))}
          value={browsers.find((one) => one === shown) ?? 'all'}
          onChange={(event) => onBrowser(browsers.find((one) => one === event.target.value) ?? 'all')}
          sx={{ minWidth: 160 }}
        >
          <MenuItem value="all">{t(say('steps.browser.all'))}</MenuItem>
          {browsers.map((one) => (
            <MenuItem key={one} value={one}>
              {t(say(`steps.browser.${one}`))}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Stack>
  );
}

function readSoftware(value: string): ServerSoftware | null {
  return SERVER_SOFTWARE.find((software) => software === value) ?? null;
}

function readPlatform(value: string): Platform | null {
  return PLATFORMS.find((platform) => platform === value) ?? null;
}
