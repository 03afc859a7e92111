type Translate = App.Locals['t'];

/**
 * Starlight's `t` for text. i18next escapes values for HTML unless it is told not to, and Astro
 * escapes what it is given: a command with quotes would be read out as `&quot;`.
 */
export function plainTranslate(translate: Translate): Translate {
  const plain = (key: string, values: object = {}) =>
    (translate as (key: string, values: object) => string)(key, {
      ...values,
      interpolation: { escapeValue: false },
    });
  return Object.assign(plain as unknown as Translate, {
    all: translate.all,
    exists: translate.exists,
    dir: translate.dir,
  });
}
