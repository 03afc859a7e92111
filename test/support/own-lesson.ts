import { makeZip } from './make-zip.ts';

const text = `---
title: Greetings
description: You will be able to build an image that greets.
minutes: 5
---

<Step id="greet" title="Run it">

<Run id="hello" />

<Output>

\`\`\`text
Hello from Docker!
\`\`\`

</Output>

<Hint id="left-over" title="Something was left">

Remove the file that was left.

</Hint>

</Step>

## Exercise

<Exercise>

Write a greeting into \`message.txt\`, and build the image \`greeter\`.

</Exercise>

<Solution>

\`\`\`sh
docker build -t greeter .
\`\`\`

</Solution>
`;

const exercise = `open: [Dockerfile]
steps:
  - id: greet
    runs:
      - id: hello
        command: docker run hello-world
        output: |
          …
          Hello from Docker!
          …
    checks:
      - id: ran
        title: { en: It has run }
        kind: container
        image: hello-world
        state: exited
    hints:
      - id: left-over
        when: [{ kind: file, path: left.txt }]
        holdsFor: 0
        reach: [{ command: touch left.txt }]
exercise:
  solution:
    - id: build
      command: docker build -t greeter .
  checks:
    - id: built
      title: { en: The image is built }
      kind: image
      tag: greeter
    - id: greets
      title: { en: It greets }
      kind: file
      path: message.txt
      matches: '^Hello'
  grading:
    runs: [docker build -t greeter .]
    checks: [built]
`;

/** The files of a small lesson of somebody's own: a step, an output, a hint and an exercise. */
export const ownLessonFiles: Readonly<Record<string, string>> = {
  'en.mdx': text,
  'exercise.yaml': exercise,
  'workspace/Dockerfile': 'FROM hello-world\nCOPY message.txt /message.txt\n',
  'solution/message.txt': 'Hello!\n',
};

/** The same as a zip, with other files in place of its own, or beside them. */
export const ownLessonZip = (changes: Readonly<Record<string, string>> = {}): Buffer =>
  makeZip(
    Object.entries({ ...ownLessonFiles, ...changes }).map(([name, content]) => ({ name, content })),
  );

/** Where what was found is to be seen: a word of the lesson is replaced, which must be there. */
export function ownLessonWith(file: string, word: string, other: string): Buffer {
  const before = ownLessonFiles[file] ?? '';
  if (!before.includes(word)) throw new Error(`${file} has no ${word}`);
  return ownLessonZip({ [file]: before.replace(word, other) });
}
