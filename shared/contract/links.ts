/**
 * The only addresses the program ever hands to the person's browser. The window names one by its id; no address comes from a page,
 * a certificate or a server.
 */
export const LINKS = {
  'firefox-network-settings': 'https://support.mozilla.org/kb/connection-settings-firefox',
  'rfc-8446-alerts': 'https://www.rfc-editor.org/rfc/rfc8446#section-6',
  'rfc-9525-names': 'https://www.rfc-editor.org/rfc/rfc9525',
  'ssl-configuration-generator': 'https://ssl-config.mozilla.org/',
} as const;

export type LinkId = keyof typeof LINKS;

/** @returns whether `id` names one of our links */
export function isLinkId(id: string): id is LinkId {
  return Object.hasOwn(LINKS, id);
}
