/** What a report says, in words, redacted, ready to be drawn. Foreign text is already made harmless (`shared/report/redact`). */
export type ReportBlock =
  | { readonly block: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string; readonly tone?: 'normal' | 'muted' | 'verdict' | 'small' }
  | { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly block: 'pairs'; readonly pairs: readonly (readonly [label: string, value: string])[] }
  | { readonly block: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly block: 'code'; readonly text: string; readonly label: string | null; readonly face?: 'text' }
  | { readonly block: 'chip'; readonly text: string; readonly tone: 'bad' | 'warn' | 'good' | 'info' }
  | { readonly block: 'sides'; readonly sides: readonly { readonly label: string; readonly marked: boolean }[]; readonly alt: string }
  | {
      readonly block: 'chain';
      readonly cards: readonly {
        readonly title: string;
        readonly lines: readonly string[];
        readonly state: 'good' | 'bad' | 'missing' | 'plain';
      }[];
      readonly links: readonly { readonly state: 'good' | 'bad' | 'missing'; readonly text: string }[];
      readonly alt: string;
    }
  | {
      readonly block: 'ladder';
      /** What stands above the two lanes. */
      readonly ends: { readonly client: string; readonly server: string };
      readonly rows: readonly {
        readonly from: 'client' | 'server';
        /** The message's own name; '' for what is no message: silence, a cut. */
        readonly label: string;
        /** What it says, in plain words; '' where there are none. */
        readonly words: string;
        readonly facts: string;
        readonly failing: boolean;
      }[];
      /** Who speaks, for whoever does not see the lanes; and what stands at the failing step. */
      readonly speakers: { readonly client: string; readonly server: string };
      readonly mark: string;
      readonly alt: string;
    }
  | { readonly block: 'page-break' };

export interface ReportContent {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  readonly madeAt: string;
  readonly blocks: readonly ReportBlock[];
  readonly footer: string;
}
