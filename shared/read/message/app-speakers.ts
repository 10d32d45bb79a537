import type { Speaker } from './speakers.ts';

const OPENSSL = ['openssl-ssl', 'openssl-x509-verify', 'openssl-other'];
const MOZILLA = ['firefox-neterror', 'mozilla-pkix', 'nss-sec', 'nss-ssl'];

/** Programs that print a library's words around their own: named before the library. */
export const APP_SPEAKERS: readonly Speaker[] = [
  {
    program: 'Thunderbird',
    side: 'client',
    words: ['thunderbird', 'add security exception\n\nyou are about to override'],
    families: MOZILLA,
  },
  {
    program: 'Outlook',
    side: 'client',
    words: ['microsoft outlook', 'outlook:', 'internet security warning', 'target principal name is incorrect.\nview certificate'],
    families: ['windows-sspi', 'windows-cert', 'windows-winhttp-wininet'],
  },
  { program: 'FairEmail', side: 'client', words: ['fairemail', 'javax.mail.messagingexception'], families: ['android', 'java'] },
  { program: 'K-9 Mail', side: 'client', words: ['k-9 mail', 'k9 mail'], families: ['android', 'java'] },
  { program: 'Home Assistant', side: 'client', words: ['homeassistant.', 'home assistant'], families: ['python', ...OPENSSL] },
  { program: 'Nextcloud', side: 'client', words: ['nextcloud.sync', 'sync.networkjob', 'owncloud.sync'], families: OPENSSL },
  { program: 'Grafana', side: 'client', words: ['logger=tsdb', 'logger=datasource', 'grafana'], families: ['go'] },
  { program: 'Zabbix', side: null, words: ['zabbix'], families: OPENSSL },
  { program: 'mosquitto', side: null, words: ['mosquitto'], families: OPENSSL },
  { program: 'Elasticsearch', side: 'server', words: ['[o.e.x.', '[o.e.t.', '[o.e.h.'], families: ['java'] },
  { program: 'Beats', side: 'client', words: ['filebeat', 'metricbeat', 'winlogbeat', 'publisher_pipeline_output'], families: ['go'] },
  { program: 'Logstash', side: 'client', words: ['logstash'], families: ['java', ...OPENSSL] },
  {
    program: 'Erlang',
    side: null,
    words: ['ssl_handshake.erl', 'tls server: in state', 'tls client: in state', '{tls_alert,'],
    families: ['tls-alerts'],
  },
  {
    program: 'Flutter',
    side: 'client',
    words: ['handshakeexception: handshake', 'handshakeexception: connection', 'handshake error in client (os error'],
    families: ['boringssl', ...OPENSSL],
  },
  { program: 'FileZilla', side: 'client', words: ['filezilla'], families: ['gnutls'] },
  { program: 'WinSCP', side: 'client', words: ['winscp'], families: OPENSSL },
  { program: 'Subversion', side: 'client', words: ['svn: e'], families: OPENSSL },
  {
    program: 'Mercurial',
    side: 'client',
    words: ['abort: error: [ssl', 'hg clone', 'hg pull', 'abort: certificate for'],
    families: ['python', ...OPENSSL],
  },
  {
    program: 'Composer',
    side: 'client',
    words: ['composer\\', 'the "https://repo.packagist', 'composer install', 'composer update'],
    families: ['curl', ...OPENSSL],
  },
  { program: 'RubyGems', side: 'client', words: ['bundler::', 'gem install', 'unable to download data from', 'gem::'], families: OPENSSL },
  {
    program: 'R',
    side: 'client',
    words: ['install.packages', "url 'https", 'unable to access index for repository', "status was 's"],
    families: ['curl', ...OPENSSL],
  },
  { program: 'wpa_supplicant', side: 'client', words: ['wpa_supplicant', 'ctrl-event-eap'], families: OPENSSL },
  { program: 'FreeRADIUS', side: 'server', words: ['eap_tls: error', 'eap_peap: error', 'freeradius', 'radiusd'], families: OPENSSL },
  { program: 'rclone', side: 'client', words: ['rclone'], families: ['go'] },
  { program: 'restic', side: 'client', words: ['restic'], families: ['go'] },
  { program: 'Postman', side: 'client', words: ['postman'], families: ['node', ...OPENSSL] },
];
