import { showAddress } from '../../wire/ip-packet.ts';

const MOST_KNOWN = 20_000;

/** Addresses of a capture as people write them, each written once. */
export class ShownAddresses {
  readonly #known = new Map<string, string>();

  /** @param address its bytes in Latin-1, as a `Datagram` names it */
  shown(address: string): string {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const shown = showAddress(address);
    this.#known.set(address, shown);
    return shown;
  }

  /** Address and port, an IPv6 address in brackets (RFC 3986 section 3.2.2). */
  endpoint({ address, port }: { readonly address: string; readonly port: number }): string {
    const shown = this.shown(address);
    return shown.includes(':') ? `[${shown}]:${port}` : `${shown}:${port}`;
  }
}
