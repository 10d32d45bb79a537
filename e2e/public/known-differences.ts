/** Why a fact of ours is not tshark's. */
export const WHY = {
  'no-tls': 'Skype sends single records without content where TLS is expected: no handshake, and no program of TLS does that.',
  tunnel: 'tshark names the ends of the tunnel; ours are the ends of the conversation in it.',
  'in-an-error-message': 'The bytes stand in an ICMP message about a lost packet, not in a conversation.',
  'ssl-2': 'tshark lists neither version nor certificate of SSL 2.0.',
  'behind-a-gap': 'The proxy’s answer was not captured; TLS is taken up again where a record begins, and tshark does not.',
  'damaged-hello': 'The hello contradicts itself. What stands in it was never agreed on.',
  'cut-alert': 'One encrypted alert stands alone on a port that tshark does not read as TLS.',
  'stray-byte': 'A made-up packet of one byte stands before the hello.',
} as const;

type Fact = 'found' | 'direction' | 'sni' | 'offered' | 'version' | 'cipher' | 'alerts' | 'certificates' | 'completed';

/** Every difference from what tshark says about a stream: file, tshark's stream number, facts, reason. */
export const KNOWN_DIFFERENCES: readonly (readonly [file: string, stream: number, facts: readonly Fact[], why: keyof typeof WHY])[] = [
  ['public/flowtest--ssl-v2.pcap', 0, ['version', 'certificates'], 'ssl-2'],
  ['public/zeek--ssl-v2.pcap', 0, ['version', 'certificates'], 'ssl-2'],
  ['public/suricata-verify--sample_10.62.112.41_62227.pcap', 0, ['sni', 'cipher', 'offered', 'version', 'certificates'], 'behind-a-gap'],
  ['public/arkime--arkime_synthetic.pcap', 90, ['cipher', 'version'], 'damaged-hello'],
  ['public/arkime--arkime_synthetic.pcap', 97, ['cipher', 'version'], 'damaged-hello'],
  ['public/mercury--encrypted_handshake_cert_false_positive.pcap', 0, ['version'], 'damaged-hello'],
  ['public/nfstream--anyconnect-vpn.pcap', 17, ['alerts'], 'cut-alert'],
  ['public/ndpi--anyconnect-vpn.pcap', 17, ['alerts'], 'cut-alert'],
  ['public/nfstream--skype.pcap', 60, ['found'], 'no-tls'],
  ['public/nfstream--skype.pcap', 79, ['found'], 'no-tls'],
  ['public/nfstream--skype_no_unknown.pcap', 44, ['found'], 'no-tls'],
  ['public/nfstream--skype_no_unknown.pcap', 45, ['found'], 'no-tls'],
  ['public/nfstream--skype_no_unknown.pcap', 57, ['found'], 'no-tls'],
  ['public/nfstream--skype_no_unknown.pcap', 60, ['found'], 'no-tls'],
  ['public/ndpi--6in4tunnel.pcap', 0, ['found'], 'in-an-error-message'],
  ['public/ndpi--6in4tunnel.pcap', 1, ['found'], 'tunnel'],
  ['public/ndpi--6in4tunnel.pcap', 2, ['found'], 'tunnel'],
  ['public/ndpi--6in4tunnel.pcap', 3, ['found'], 'tunnel'],
  ['public/ndpi--6in4tunnel.pcap', 5, ['found'], 'tunnel'],
  ['public/ndpi--ossfuzz_seed_fake_traces_1.pcapng', 4, ['direction', 'offered'], 'stray-byte'],
];
