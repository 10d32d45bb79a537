import { test as base, chromium, expect, type Page } from '@playwright/test';
import { MOST_QUESTIONS } from '../../shared/wizard/next-step.ts';
import { pickFiles } from './file-chooser.ts';
import { Keyboard } from './keyboard.ts';
import { OUR_PAGES, type ProgramOptions, type RunningProgram, startProgram } from './program.ts';
import { SaveDialog } from './save-dialog.ts';

/** What no journey may cost; each one holds its own, smaller count where it is the point. */
const MOST_PRESSES = 20;

/** The program's real window: the shipped main bundle, preload script and page, in an installed browser, with Playwright watching. */
export interface ProgramWindow {
  readonly page: Page;
  readonly program: RunningProgram;
  /** Works the page without a mouse. */
  readonly keyboard: Keyboard;
  /** Faults that the page wrote to its console or threw. A journey ends with none. */
  readonly faults: readonly string[];
  /** How often a person had to press something so far, by mouse or by Enter and Space; typing is not counted. */
  presses(): Promise<number>;
  /** How many questions of the wizard were answered so far. */
  questions(): Promise<number>;
  /** Waits for the program's save dialog and works it by mouse and keyboard, as a person does. */
  saveDialog(): Promise<SaveDialog>;
  /** Does something that opens the file chooser, and picks these files in it; `[]` gives up. */
  pickFiles(open: () => Promise<unknown>, paths: readonly string[]): Promise<void>;
  /** Closes the window as a person does. @returns the program's exit code */
  close(): Promise<number | null>;
}

/** Opens the program's window and waits for its first page. */
export async function openWindow(options: ProgramOptions = {}): Promise<ProgramWindow> {
  const program = startProgram(options);
  try {
    const page = await pageOf(program);
    const faults = listenForFaults(page);
    await countPresses(page);
    return {
      page,
      program,
      keyboard: new Keyboard(page),
      faults,
      presses: () => page.evaluate(() => (window as unknown as Counted).pressed),
      questions: () => page.evaluate(() => (window as unknown as Counted).answered),
      saveDialog: () => SaveDialog.wait(page),
      pickFiles: (open, paths) => pickFiles(page, open, paths),
      async close() {
        await page.close({ runBeforeUnload: false }).catch(() => {});
        const { code } = await program.ended;
        program.clean();
        return code;
      },
    };
  } catch (error) {
    program.process.kill('SIGKILL');
    await program.ended;
    throw error;
  }
}

/** Playwright's `test` with the window open: `test('…', async ({ window }) => { await window.page.getByRole(…) })`. */
export const test = base.extend<{ programOptions: ProgramOptions; window: ProgramWindow }>({
  programOptions: [{}, { option: true }],
  window: async ({ programOptions }, use, journey) => {
    const window = await openWindow(programOptions);
    await use(window);
    if (journey.status === journey.expectedStatus && journey.status === 'passed') await hold(journey.title, window);
    await window.close();
  },
});

/** Prints what the journey cost a person, the saved report included, and fails where no person would go so far. */
async function hold(title: string, window: ProgramWindow): Promise<void> {
  const [presses, questions] = [await window.presses(), await window.questions()];
  console.log(`${presses} presses, ${questions} questions: ${title}`);
  expect(presses, `presses of “${title}”`).toBeLessThanOrEqual(MOST_PRESSES);
  expect(questions, `questions of “${title}”`).toBeLessThanOrEqual(MOST_QUESTIONS);
}

interface Counted {
  pressed: number;
  answered: number;
}

/** The program's page in its browser, loaded, with Playwright attached. */
export async function pageOf(program: RunningProgram): Promise<Page> {
  const browser = await chromium.connectOverCDP(await program.devToolsAddress());
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error(`The browser shows nothing: ${program.said()}`);
  await page.waitForURL(`${OUR_PAGES}**`);
  await page.waitForLoadState('load');
  return page;
}

async function countPresses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = window as unknown as { pressed: number; answered: number };
    counted.pressed = 0;
    counted.answered = 0;
    const one = (event: Event) => {
      counted.pressed += 1;
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      // Every question of the wizard ends with this button, and nothing else does.
      if (button?.textContent?.trim() === 'Go on') counted.answered += 1;
    };
    addEventListener('pointerdown', one, { capture: true });
    addEventListener(
      'keydown',
      (event) => {
        const typing =
          event.target instanceof HTMLTextAreaElement ||
          (event.target instanceof HTMLInputElement && event.key === ' ' && event.target.type === 'text');
        if ((event.key === 'Enter' || event.key === ' ') && !typing) one(event);
      },
      { capture: true },
    );
  });
}

function listenForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // Chromium says so of every sandboxed document; ours is not a frame of another page.
    if (message.type() === 'error' && !message.text().startsWith('An iframe which has both')) faults.push(message.text());
  });
  return faults;
}
