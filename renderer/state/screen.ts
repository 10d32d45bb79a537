import type { CauseId } from '../../shared/model/cause-id.ts';

/** What an explanation page is about: one of our causes, or a code some program says. */
export type Subject =
  | { readonly kind: 'cause'; readonly cause: CauseId }
  | { readonly kind: 'code'; readonly family: string; readonly id: string };

/** The one thing the window shows. */
export type Screen =
  | { readonly name: 'start' }
  | { readonly name: 'message' }
  | { readonly name: 'site' }
  | { readonly name: 'question' }
  | { readonly name: 'checking' }
  | { readonly name: 'diagnosis' }
  | { readonly name: 'steps' }
  | { readonly name: 'comparison' }
  | { readonly name: 'report' }
  | { readonly name: 'problem' }
  | { readonly name: 'computer' }
  | { readonly name: 'handshake' }
  | { readonly name: 'explanations' }
  | { readonly name: 'explanation'; readonly subject: Subject };

export const STAGES = ['tell', 'check', 'answer', 'fix', 'again'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Where on the way a screen stands.
 * @returns null for pages that are no part of the way (explanations, this computer)
 */
export function stageOf(screen: Screen, checkingAgain: boolean): Stage | null {
  switch (screen.name) {
    case 'start':
    case 'message':
    case 'site':
    case 'question':
      return 'tell';
    case 'checking':
      return checkingAgain ? 'again' : 'check';
    case 'diagnosis':
      return 'answer';
    case 'steps':
      return 'fix';
    case 'comparison':
    case 'report':
      return 'again';
    case 'problem':
    case 'computer':
    case 'handshake':
    case 'explanations':
    case 'explanation':
      return null;
  }
}
