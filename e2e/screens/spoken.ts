import type { Page } from '@playwright/test';

const WORKED: ReadonlySet<string> = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'menuitem', 'option', 'tab', 'slider'],
  ...['progressbar', 'dialog', 'alertdialog', 'navigation', 'heading', 'image', 'img', 'radiogroup'],
]);

/**
 * What a screen reader would stumble over, by the tree that the browser hands to it: a control, heading or picture without a name, and a
 * name that says the same twice.
 */
export async function spokenFlaws(page: Page): Promise<string[]> {
  const devTools = await page.context().newCDPSession(page);
  try {
    const { nodes } = await devTools.send('Accessibility.getFullAXTree');
    const flaws: string[] = [];
    for (const node of nodes) {
      if (node.ignored) continue;
      const role = String(node.role?.value ?? '');
      const name = String(node.name?.value ?? '').trim();
      if (WORKED.has(role) && name === '') flaws.push(`${role} without a name`);
      const words = name.split(/\s+/);
      const half = words.slice(0, words.length / 2).join(' ');
      if (words.length % 2 === 0 && half.length > 2 && half === words.slice(words.length / 2).join(' '))
        flaws.push(`${role} says “${half}” twice`);
    }
    return flaws;
  } finally {
    await devTools.detach();
  }
}
