import type { Session } from 'electron';

type Decisions = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'
>;

/**
 * `session` of Electron, as far as `main/shell` uses it. The browser is told to refuse every permission whatever the program decides,
 * so a handler can take nothing away and give nothing either; that each is set is held by the contract tests.
 */
export const standInSession: { readonly defaultSession: Decisions } = {
  defaultSession: {
    setPermissionRequestHandler: () => {},
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
  },
};
