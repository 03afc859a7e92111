/** Says where a database is, for a terminal or a log: without a password. */
export function placeOf(url: string): string {
  // A host may be left out, where it is a folder of sockets: `?host=/run/postgresql`.
  const { username, host, pathname, searchParams } = new URL(url.replace('@/', '@localhost/'));
  const user = searchParams.get('user') ?? username;
  return `${user && `${user}@`}${searchParams.get('host') ?? host}${pathname}`;
}
