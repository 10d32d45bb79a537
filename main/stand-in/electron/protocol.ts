import type { CustomScheme } from 'electron';

/** A request of the window as the program sees it: under the program's own scheme. */
export interface SchemeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
}

type SchemeHandler = (request: SchemeRequest) => Response | Promise<Response>;

/** Privileges that would make the stand-in's page stronger than a page of https, which is all that the stand-in can give. */
const TOO_MUCH = ['bypassCSP', 'corsEnabled', 'allowServiceWorkers', 'codeCache', 'stream', 'allowExtensions'] as const;

/** `protocol` of Electron, as far as `main/shell` uses it. One scheme. */
export class StandInProtocol {
  readonly #isReady: () => boolean;
  #scheme: string | null = null;
  #handler: SchemeHandler | null = null;

  constructor(isReady: () => boolean) {
    this.#isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (this.#isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (this.#scheme !== null) throw new Error('protocol.registerSchemesAsPrivileged should be called only once');
    const [scheme, ...more] = schemes;
    if (scheme === undefined || more.length > 0) throw new Error('The stand-in serves exactly one scheme.');
    const wanted = scheme.privileges ?? {};
    const tooMuch = TOO_MUCH.filter((privilege) => privilege in wanted && wanted[privilege as keyof typeof wanted] === true);
    if (tooMuch.length > 0) throw new Error(`The stand-in refuses the scheme privilege ${tooMuch.join(', ')}.`);
    this.#scheme = scheme.scheme;
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (scheme !== this.#scheme) throw new Error(`The scheme ${scheme} was not registered as privileged before app was ready.`);
    if (this.#handler !== null) throw new Error(`The scheme has been registered: ${scheme}`);
    this.#handler = handler;
  }

  get scheme(): string | null {
    return this.#scheme;
  }

  /** @returns the program's answer; null when it has none for this scheme or failed to make one */
  async answer(request: SchemeRequest): Promise<Response | null> {
    if (this.#handler === null) return null;
    try {
      return await this.#handler(request);
    } catch (thrown) {
      process.stderr.write(`${String(thrown)}\n`);
      return null;
    }
  }
}
