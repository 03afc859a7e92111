import { elementAround, type LessonText, type TextElement } from '../../text/lesson-text.ts';
import type { Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

const nameAttributes = ['aria-label', 'aria-labelledby', 'aria-hidden'];

/** Pictures with a text for those who do not see them. */
export const figuresRule: Rule = ({ texts }) =>
  [...texts.values()].flatMap((text) => [
    ...text.images
      .filter(({ value }) => value.trim() === '')
      .map(({ line }) => withoutText(text, line, '![](…)', '![What the picture shows](…)')),
    ...text.elements
      .filter(({ name, attributes }) => name === 'img' && !attributes.get('alt')?.trim())
      .map(({ line }) => withoutText(text, line, '<img> without alt', '<img alt="…">')),
    ...text.elements
      .filter((element) => element.name === 'svg' && !isNamed(element, text))
      .map(({ line }) =>
        withoutText(text, line, '<svg> without either', '<svg> with <title> or aria-label'),
      ),
  ]);

const isNamed = (svg: TextElement, { elements }: LessonText) =>
  nameAttributes.some((attribute) => svg.attributes.has(attribute)) ||
  elements.some((each) => each.name === 'title' && elementAround(each, 'svg') === svg);

const withoutText = (
  { file }: LessonText,
  line: number,
  found: string,
  expected: string,
): RuleFinding => ({
  severity: 'error',
  file,
  line,
  expected,
  found,
  remedy: 'Say in a few words what is to be seen; a screen reader reads it.',
});
