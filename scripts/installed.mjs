import { readFileSync } from 'node:fs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * Whether node_modules holds what the lock file asks for on this platform. npm writes `node_modules/.package-lock.json` as the last thing
 * of an installation, so an interrupted one, a changed lock file and a folder from another platform are all noticed.
 * @param {string} root folder of the repository, with a slash at the end
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = readPackages(`${root}package-lock.json`);
  const present = readPackages(`${root}node_modules/.package-lock.json`);
  return wanted !== null && present !== null && covers(present, wanted, process);
}

/**
 * Whether every package that the platform needs is present in just the wanted form.
 * @param {LockedPackages} present
 * @param {LockedPackages} wanted
 * @param {{ platform: string, arch: string }} here
 */
export function covers(present, wanted, here) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (found === undefined) return !isNeeded(entry, here);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Where an installation puts its packages on this platform.
 * @param {string} root folder of the repository, with a slash at the end
 * @returns {string[]} paths in the repository
 */
export function wantedPaths(root) {
  const packages = Object.entries(readPackages(`${root}package-lock.json`) ?? {});
  return packages.filter(([path, entry]) => path !== '' && fits(entry, process)).map(([path]) => path);
}

/**
 * npm leaves out optional packages of other platforms, and some that only other optional ones need.
 * @param {LockedPackage} entry
 * @param {{ platform: string, arch: string }} here
 */
function isNeeded(entry, here) {
  if (entry.optional !== true) return true;
  if (entry.libc !== undefined || entry.os === undefined || entry.cpu === undefined) return false;
  return fits(entry, here);
}

/**
 * @param {LockedPackage} entry
 * @param {{ platform: string, arch: string }} here
 */
function fits(entry, here) {
  return (entry.os?.includes(here.platform) ?? true) && (entry.cpu?.includes(here.arch) ?? true);
}

/**
 * @param {string} file
 * @returns {LockedPackages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
