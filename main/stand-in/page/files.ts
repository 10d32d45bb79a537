import { FILE_TOKEN } from '../messages.ts';

/**
 * Files that the person dropped or picked. The page's worlds never see a path: a token stands for it until the program asks the browser,
 * which alone knows what lies behind a `File`.
 */
export function makeFiles(secret: string) {
  const files: File[] = [];
  const tokenOf = (file: File): string => `${FILE_TOKEN}${secret}:${files.push(file) - 1}`;
  return {
    /** `webUtils` of the preload script. */
    webUtils: {
      getPathForFile(file: unknown): string {
        if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File.');
        return tokenOf(file);
      },
    },
    fileAt: (index: number): File | undefined => files[index],
    /** Opens the browser's own file chooser. @returns a token for each picked file; none when the person gave up */
    choose(several: 'one' | 'several'): Promise<readonly string[]> {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = several === 'several';
      return new Promise((resolve) => {
        input.addEventListener('change', () => resolve([...(input.files ?? [])].map(tokenOf)));
        input.addEventListener('cancel', () => resolve([]));
        input.click();
      });
    },
  };
}
