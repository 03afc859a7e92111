const rules = new Intl.PluralRules('ru');

/** A count with its noun in the form that Russian has for it: 1 контейнер, 2 контейнера, 5 контейнеров. */
export function plural(count: number, one: string, few: string, many: string): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few, many };
  return `${count} ${forms[rules.select(count)] ?? few}`;
}
