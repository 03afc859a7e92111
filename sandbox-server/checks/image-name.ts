/**
 * The full form of an image's name, so that `python`, `python:latest` and
 * `docker.io/library/python:latest` compare equal.
 * The rules are those of https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed.
 */
export function fullImageName(name: string): string {
  const [first = '', ...others] = name.split('/');
  const namesRegistry =
    others.length > 0 && (/[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first));
  const registry = namesRegistry ? first.replace(/^index\.(?=docker\.io$)/, '') : 'docker.io';
  const path = namesRegistry ? others.join('/') : name;
  const isOfficial = registry === 'docker.io' && !path.includes('/');
  const tagged = /[:@]/.test(path) ? path : `${path}:latest`;
  return `${registry}/${isOfficial ? 'library/' : ''}${tagged}`;
}

/** Whether two names mean the same image. */
export function isSameImageName(name: string, other: string): boolean {
  return fullImageName(name) === fullImageName(other);
}
