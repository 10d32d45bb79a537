/**
 * One area of words. A value is a sentence with `{holes}`, or a plural: the hole named by `by` chooses between `one` and `other`.
 * Foreign text never stands in here; it comes in through a hole.
 */
export type Words = Readonly<Record<string, string | Plural>>;
export interface Plural {
  readonly by: string;
  readonly one: string;
  readonly other: string;
}
