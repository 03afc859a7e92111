import type { CheckFacts } from './check-facts.ts';

/** The same facts, each asked for once: all checks of one round judge one moment. */
export function rememberFacts(facts: CheckFacts): CheckFacts {
  const answers = new Map<string, unknown>();
  function once<Value>(key: string, ask: () => Value): Value {
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key) as Value;
  }
  return {
    state: () => once('state', () => facts.state()),
    events: () => once('events', () => facts.events()),
    readFile: (path) => once(`file ${path}`, () => facts.readFile(path)),
    fetchPort: (port, path) => once(`page ${port} ${path}`, () => facts.fetchPort(port, path)),
    portAnswers: (port) => once(`port ${port}`, () => facts.portAnswers(port)),
    signIns: () => once('sign-ins', () => facts.signIns()),
    registryImage: (repository, tag) =>
      once(`image ${repository}:${tag}`, () => facts.registryImage(repository, tag)),
  };
}
