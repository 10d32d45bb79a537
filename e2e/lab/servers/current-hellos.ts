import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { GROUP } from '../../../shared/tables/groups.ts';
import { echConfigs } from '../../handshake/ech-configs.ts';
import { serveTls13 } from '../../handshake/tls13-server.ts';
import { drop, offerFrom, pass, reset, type SeenHello, type Verdict } from '../kit/box.ts';
import type { Authority } from '../kit/certificates.ts';
import { alertRecord, onFirstBytes } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { bare, behind } from './drops.ts';
import { identityOf, SITE } from './healthy.ts';

/** The name that stands in the clear where the true one is encrypted. */
const COVER = 'cover.test';

const carriesEch = ({ offer }: SeenHello) => offer?.encryptedClientHello === true;
const postQuantum = ({ offer }: SeenHello) => offer?.keyShareGroups.includes(GROUP.x25519MlKem768) === true;
const where = (matches: (hello: SeenHello) => boolean, verdict: Verdict) => (lab: Authority) =>
  behind(lab, (hello) => (matches(hello) ? verdict : pass));

export const dropsEch = where(carriesEch, drop);
export const resetsEch = where(carriesEch, reset);
export const refusesEch = where(carriesEch, { do: 'answer', bytes: alertRecord(47), ends: 'close' });
/** A box that does not know one extension of every current hello. */
export const resetsTickets = where(({ extensions }) => extensions.includes(EXTENSION.sessionTicket), reset);
/** Of one that only hellos of TLS 1.3 carry: told apart from a box that drops the version. */
export const dropsPskModes = where(({ extensions }) => extensions.includes(EXTENSION.pskKeyExchangeModes), drop);
export const dropsPostQuantum = where(postQuantum, drop);
export const resetsPostQuantum = where(postQuantum, reset);

/** A server with keys for encrypted hellos: it sends them along and answers for the name in the clear (RFC 9849 section 7.1). */
export const offersEch = (lab: Authority) => echServer(lab, () => 'site.test');

/** The same with a fault: it answers for its cover name as soon as there is an encrypted part, which here is only made up. */
export const takesFillerForItsOwn = (lab: Authority) => echServer(lab, (encrypted) => (encrypted ? COVER : 'site.test'));

/** A server that has the true name only behind encrypted hellos: in the clear it is its cover, whatever is asked. */
export const needsEchKeys = (lab: Authority) => echServer(lab, () => COVER);

async function echServer(lab: Authority, nameFor: (encrypted: boolean) => string): Promise<Staged> {
  const [site, cover] = await Promise.all([lab.issue({ ...SITE, key: 'ec' }), lab.issue({ names: `DNS:${COVER}`, key: 'ec' })]);
  const identities = new Map([
    ['site.test', identityOf(site)],
    [COVER, identityOf(cover)],
  ]);
  return bare(
    onFirstBytes((socket, hello) => {
      const encrypted = offerFrom(hello)?.encryptedClientHello === true;
      serveTls13(socket, hello, {
        identity: identities.get(nameFor(encrypted)) as ReturnType<typeof identityOf>,
        encryptedExtensions: encrypted ? [[EXTENSION.encryptedClientHello, echConfigs(COVER)]] : [],
      });
    }),
  );
}
