/** Which token colours what, by TextMate scope. Monaco's theme is drawn from the same tokens. */
export const codeScopes: Readonly<Record<string, readonly string[]>> = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: ['keyword', 'storage', 'variable.language', 'constant.language'],
  string: ['string', 'constant.other.symbol'],
  number: ['constant.numeric', 'constant.character.escape'],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  type: [
    'entity.name.type',
    'entity.name.class',
    'support.type',
    'entity.name.tag',
    'meta.decorator',
  ],
  variable: ['variable', 'keyword.operator', 'punctuation', 'string.unquoted'],
};
