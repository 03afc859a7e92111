import type { TextElement } from '../text/lesson-text.ts';
import type { RuleFinding } from './finding.ts';

/** An id that `exercise.yaml` declares, and its line there. */
export interface DeclaredId {
  readonly id: string;
  readonly line: number;
}

export interface IdComparison {
  /** What the ids name: `command`. */
  readonly noun: string;
  /** Whose they are: `the step "publish"`. */
  readonly owner: string;
  readonly attribute?: string;
  /** Components of the text that name one, in their order. */
  readonly used: readonly TextElement[];
  readonly declared: readonly DeclaredId[];
  readonly textFile: string;
  readonly exerciseFile: string;
  /** How exactly the text has to follow the declaration. */
  readonly follow: 'known' | 'once' | 'all' | 'all in order';
}

/** Ids of a text that are not declared, stand twice, are missing, or in another order. */
export function compareIds(comparison: IdComparison): RuleFinding[] {
  const {
    noun,
    owner,
    attribute = 'id',
    used,
    declared,
    textFile,
    exerciseFile,
    follow,
  } = comparison;
  const findings: RuleFinding[] = [];
  const left = declared.map(({ id }) => id);
  const seen = new Set<string>();
  const inText = (element: TextElement, expected: string, found: string, remedy: string) =>
    findings.push({
      severity: 'error',
      file: textFile,
      line: element.line,
      expected,
      found,
      remedy,
    });
  const order: TextElement[] = [];
  for (const element of used) {
    const id = element.attributes.get(attribute) ?? '';
    if (!left.includes(id)) {
      const known = left.join(', ') || 'it declares none';
      inText(
        element,
        `a ${noun} of ${owner} (${known})`,
        `${attribute}="${id}"`,
        'Correct the id, or declare it in exercise.yaml.',
      );
    } else if (seen.has(id) && follow !== 'known') {
      inText(element, `"${id}" once`, 'it a second time', 'Take one of them out.');
    } else {
      order.push(element);
    }
    seen.add(id);
  }
  if (follow === 'all' || follow === 'all in order') {
    for (const { id, line } of declared.filter((each) => !seen.has(each.id))) {
      findings.push({
        severity: 'error',
        file: exerciseFile,
        line,
        expected: `the ${noun} "${id}" of ${owner} in ${textFile}`,
        found: 'no mention of it',
        remedy: 'Show it in the text, or take it out of exercise.yaml.',
      });
    }
  }
  if (follow === 'all in order') {
    const wanted = left.filter((id) => seen.has(id));
    const misplaced = order.findIndex(
      (element, at) => element.attributes.get(attribute) !== wanted[at],
    );
    const element = order[misplaced];
    if (element) {
      inText(
        element,
        `the ${noun} "${wanted[misplaced]}" here, as in exercise.yaml`,
        `"${element.attributes.get(attribute)}"`,
        'Bring both files into the same order: the lesson test follows exercise.yaml.',
      );
    }
  }
  return findings;
}
