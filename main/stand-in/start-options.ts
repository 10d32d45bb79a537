/** How the starter was called: its own options come first, then the program's main file, then what belongs to the program. */
export interface StartOptions {
  readonly main: string;
  readonly programArguments: readonly string[];
  /** A certain browser instead of the first that is found. */
  readonly browser: string | null;
  readonly headless: boolean;
  readonly browserArguments: readonly string[];
}

/** @returns null when no main file is named or an option is not known */
export function readStartOptions(values: readonly string[]): StartOptions | null {
  let browser: string | null = null;
  let headless = false;
  const browserArguments: string[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? '';
    if (!value.startsWith('--')) return { main: value, programArguments: values.slice(index + 1), browser, headless, browserArguments };
    if (value === '--headless') headless = true;
    else if (value.startsWith('--browser=')) browser = value.slice('--browser='.length);
    else if (value.startsWith('--browser-argument=')) browserArguments.push(value.slice('--browser-argument='.length));
    else return null;
  }
  return null;
}
