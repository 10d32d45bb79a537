import { expect, test } from 'vitest';
import { menuFor } from './menu.ts';

test.each(['darwin', 'win32', 'linux'] as const)(
  '%s: text can be copied and made larger by keyboard; no reload, no developer tools',
  (platform) => {
    const roles = JSON.stringify(menuFor(platform));
    for (const role of ['editMenu', 'zoomIn', 'zoomOut', 'resetZoom']) expect(roles).toContain(`"${role}"`);
    for (const role of ['viewMenu', 'toggleDevTools', 'reload', 'forceReload']) expect(roles).not.toContain(`"${role}"`);
  },
);
