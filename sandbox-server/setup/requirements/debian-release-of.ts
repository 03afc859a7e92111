/** Name of the system that an os-release file (os-release(5)) tells of, and whether it is one of ours. */
export function debianReleaseOf(text: string): { name: string; isTested: boolean } {
  const value = (key: string) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  const isTested = value('ID') === 'debian' && ['12', '13'].includes(value('VERSION_ID'));
  return { name: value('PRETTY_NAME') || 'unknown', isTested };
}
