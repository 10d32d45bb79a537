import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>>;

/** Addresses that a computer gives itself where nobody else gave it one (RFC 3927, section 2.1; RFC 4291, section 2.5.6). */
const GIVEN_ITSELF = /^(?:169\.254\.|fe[89ab][0-9a-f]:)/iu;

/**
 * Is this computer connected to no network at all? Asked only after something failed: it explains why.
 * @returns true where no interface that is up has an address but the loop's and those that the computer gave itself. An adapter of a virtual
 * machine has one as well, so false proves nothing.
 */
export function isWithoutNetwork(interfaces: Interfaces = networkInterfaces()): boolean {
  const all = Object.values(interfaces).flatMap((addresses) => addresses ?? []);
  return all.every(({ address, internal }) => internal || GIVEN_ITSELF.test(address));
}
