/** Monaco's language for a file, by its name. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^(?:dockerfile|containerfile)(?:\..+)?$|\.dockerfile$/.test(name)) return 'dockerfile';
  if (/^\.(?:bash|profile|zsh)|\.env$|^\.env/.test(name)) return 'shell';
  const extension = /\.([^.]+)$/.exec(name)?.[1];
  return byExtension[extension ?? ''] ?? 'plaintext';
}

const byExtension: Record<string, string> = {
  cfg: 'ini',
  conf: 'ini',
  htm: 'html',
  html: 'html',
  ini: 'ini',
  json: 'json',
  md: 'markdown',
  py: 'python',
  sh: 'shell',
  toml: 'ini',
  yaml: 'yaml',
  yml: 'yaml',
};
