import { shellQuoted } from '../processes/shell-quoted.ts';

/**
 * Customize commands for a root recipe that copy a folder over the new root: folders and scripts
 * get mode 755, files 644, all owned by root, whatever the checkout's umask and owner were.
 */
export function layOver(folder: string): readonly string[] {
  const copy = (kind: string, mode: string) =>
    `cd ${shellQuoted(folder)} && find . -type f ${kind} -not -path '*/__pycache__/*' -exec sh -c 'install -D -m ${mode} "$2" "$1/$2"' sh "$1" {} \\;`;
  return [copy('-perm -u=x', '755'), copy('-not -perm -u=x', '644')];
}
