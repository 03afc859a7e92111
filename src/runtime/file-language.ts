const byExtension: Readonly<Record<string, string>> = {
  py: 'python',
  sh: 'sh',
  txt: 'text',
  md: 'markdown',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  html: 'html',
  toml: 'toml',
};

/** The name under which the highlighter knows the language of a workspace's file. */
export function fileLanguage(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^Dockerfile(?:\.|$)/.test(name)) return 'dockerfile';
  return byExtension[name.slice(name.lastIndexOf('.') + 1)] ?? 'text';
}
