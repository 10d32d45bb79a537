/** How the window looks before the page is there. */
export interface WindowLook {
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

export interface Launch {
  readonly profile: string;
  readonly look: WindowLook;
  /** Draws nothing on a screen. For tests. */
  readonly headless: boolean;
  /** The browser's own sandbox cannot start for root on Linux; only then it is off. */
  readonly isRoot: boolean;
  readonly language: string;
  readonly more: readonly string[];
}

/**
 * The browser's command line: our window and nothing else of a browser. It keeps nothing, asks nobody, and cannot reach the network:
 * every name and address resolves to nothing, and our own page is handed to it over the pipe.
 */
export function browserArguments(launch: Launch): readonly string[] {
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${launch.profile}`,
    // With about:blank in place of this address, an ordinary window with an address bar would open.
    `--app=${emptyPage(launch.look.title)}`,
    `--window-size=${launch.look.width},${launch.look.height}`,
    `--lang=${launch.language}`,
    // What Linux desktops group and name windows by.
    '--class=handshake-doctor',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-proxy-server',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    // Chromium warns, in a bar across the window, of the rule above, as if it were not the stricter way. This hides such bars and is
    // read nowhere that decides what a page may do.
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions,msEdgeSidebarV2',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(launch.headless ? ['--headless=new'] : []),
    ...(launch.isRoot ? ['--no-sandbox'] : []),
    ...launch.more,
  ];
}

/** An empty page in the colours of the system, so that nothing flashes before ours. */
function emptyPage(title: string): string {
  const safe = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const page = `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${safe}</title>`;
  return `data:text/html,${encodeURIComponent(page)}`;
}
