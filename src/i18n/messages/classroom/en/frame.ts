/** What all pages of the classroom say. */
export const frame = {
  'classroom.title': 'Classes',
  'classroom.site': 'Slipway',
  'classroom.nowhere': 'There is nothing at this address',
  'classroom.toClasses': 'Back to your classes',
  'classroom.loading': 'Loading…',
  'classroom.copied': 'Copied',
  'classroom.parts': 'Parts of the classroom',
  'classroom.classParts': 'Parts of the class',
  'classroom.tabs.home': 'Overview',
  'classroom.tabs.assignments': 'Assignments',
  'classroom.tabs.board': 'Live board',
  'classroom.tabs.results': 'Results',
  'classroom.tabs.roster': 'People',
  'classroom.tabs.audit': 'Log',
  'classroom.tabs.settings': 'Settings',
} as const;
