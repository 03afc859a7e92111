/** Characters of a path within a lesson. */
const longest = 200;

/**
 * What is wrong with the name of an entry of a zip, as what was expected; null where it is a plain path
 * below the folder: of letters, digits and a few marks, the same on every file system.
 */
export function wrongPath(name: string): string | null {
  if (name.length > longest) return `a path of at most ${longest} characters`;
  if (name.includes('\\')) return 'a path with "/" between its names';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'a path below the lesson’s folder';
  const names = name.replace(/\/$/, '').split('/');
  if (names.includes('..')) return 'a path that stays in the lesson’s folder';
  if (names.some((each) => each === '' || each === '.')) return 'a path without empty names';
  // Windows gives these another meaning, and takes what ends in a dot or a space for something else.
  if (
    names.some(
      (each) => /[. ]$/.test(each) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(each),
    )
  )
    return 'names that every file system has';
  if (!/^[\p{L}\p{N}\p{M}/._ +@=,()-]+$/u.test(name)) {
    return 'names of letters, digits and the marks . _ - + @ = , ( )';
  }
  return null;
}

/** The same for names that a file system without regard to case, or to how accents are written, confuses. */
export const collisionKey = (path: string): string =>
  path.normalize('NFKC').toLowerCase().toUpperCase().replace(/\/$/, '');
