/** What the preload script's world tells the program, as JSON over the binding. `values` and `value` are texts of `packClone`. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly call: number; readonly channel: string; readonly values: string }
  | { readonly kind: 'try-save'; readonly call: number; readonly attempt: SaveAttempt };

/** What the program tells the preload script's world. */
export type FromProgram =
  | { readonly kind: 'settled'; readonly call: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'message'; readonly channel: string; readonly values: string };

/** Stands for a file's path in a message until the program has asked the browser for the path itself. */
export const FILE_TOKEN = 'stand-in-file:';

/** What the save dialog shows. Words and places come from the program, so that the page's world needs neither. */
export interface SaveDialog {
  readonly title: string;
  readonly fileName: string;
  readonly places: readonly { readonly id: string; readonly label: string; readonly folder: string }[];
  readonly words: SaveDialogWords;
  readonly language: string;
}

export interface SaveDialogWords {
  readonly name: string;
  readonly folder: string;
  readonly willBe: string;
  readonly save: string;
  readonly cancel: string;
  readonly replace: string;
}

/** A wish to save. `replace` is true only after the person was told that the file is there and chose so. */
export interface SaveAttempt {
  readonly place: string;
  readonly fileName: string;
  readonly replace: boolean;
}

export type SaveAnswer =
  | { readonly kind: 'accepted' }
  /** In words, beside the field it is about. Where the file is there already, it may be replaced or another name be used. */
  | {
      readonly kind: 'refused';
      readonly about: 'name' | 'folder';
      readonly words: string;
      readonly instead: { readonly fileName: string; readonly label: string } | null;
    };
