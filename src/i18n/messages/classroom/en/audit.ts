/** What the log of a class says. */
export const audit = {
  'audit.ofServer': 'Log of the server',
  'audit.at': 'When',
  'audit.by': 'Who',
  'audit.action': 'Action',
  'audit.subject': 'Of what',
  'audit.detail': 'Detail',
  'audit.show': 'Show',
  'audit.nothing': 'Nothing has been done yet.',
  'audit.older': 'Show older entries',
} as const;
