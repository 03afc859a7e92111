import type { ComponentRule } from '../../vocabulary.ts';
import { vocabulary } from '../../vocabulary.ts';
import type { LessonText, TextElement } from '../../text/lesson-text.ts';
import type { Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

const known: Readonly<Record<string, ComponentRule>> = vocabulary;

/** Components that there are, with the attributes that they take; nothing imported. */
export const componentsRule: Rule = ({ texts }) =>
  [...texts.values()].flatMap((text) => [
    ...text.elements.flatMap((element) => judge(text, element)),
    ...text.modules.map(({ value, line }): RuleFinding => ({
      severity: 'error',
      file: text.file,
      line,
      expected: 'no import and no export: components are there without',
      found: value.split('\n', 1)[0] ?? value,
      remedy: 'Take the line out; a new component belongs in src/lesson-components.',
    })),
  ]);

function judge({ file }: LessonText, { name, attributes, line }: TextElement): RuleFinding[] {
  // A fragment has no name; what begins with a small letter is HTML.
  if (!/^[A-Z]/.test(name)) return [];
  const fault = (expected: string, found: string, remedy: string): RuleFinding => ({
    severity: 'error',
    file,
    line,
    expected,
    found,
    remedy,
  });
  const rule = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!rule) {
    const names = Object.keys(known).join(', ');
    return [fault(`one of the components ${names}`, `<${name}>`, 'Use a component that there is.')];
  }
  const allowed = [...rule.required, ...(rule.optional ?? [])];
  const missing = rule.required.filter((attribute) => !attributes.has(attribute));
  const flags = rule.flags ?? [];
  const unknown = [...attributes.keys()].filter(
    (attribute) => !allowed.includes(attribute) && !flags.includes(attribute),
  );
  const noText = allowed.filter((attribute) => attributes.get(attribute) === null);
  return [
    ...missing.map((attribute) =>
      fault(`<${name}> with ${attribute}="…"`, 'none', `Give it its ${attribute}.`),
    ),
    ...unknown.map((attribute) =>
      fault(
        allowed.length === 0 ? `<${name}> without attributes` : `one of ${allowed.join(', ')}`,
        `the attribute ${attribute}`,
        'Take it out, or correct its name.',
      ),
    ),
    ...noText.map((attribute) =>
      fault(
        `${attribute}="…", text in quotation marks`,
        'an expression, or nothing',
        'Write the text itself: other tools read it too.',
      ),
    ),
  ];
}
