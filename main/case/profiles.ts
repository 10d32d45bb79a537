export { CLIENT_PROFILES } from '../probe/client-profiles.ts';
