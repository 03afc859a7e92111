/** What stands where people join a class. */
export const join = {
  'join.title': 'Join a class',
  'join.into': 'Join “{{name}}”',
  'join.code': 'Code of the class',
  'join.codeHint': 'Ten letters and digits from your instructor. Small letters will do.',
  'join.name': 'Your name',
  'join.nameHint': 'Your instructors see it in the class.',
  'join.needsOpenId':
    'This class is for those who sign in with their organization’s account. You come back here afterwards.',
  'join.goOn': 'Continue',
  'join.join': 'Join',
  'join.hasAccount': 'Have you been here before?',
  'join.done': 'You are in “{{name}}”',
  'join.linkText':
    'Keep this link: it signs you in on another device. Give it to nobody. You can make a new one in your account.',
  'join.link': 'Your personal link',
  'join.isAnother': 'I am another person: join',
  'join.isMember': 'You are in “{{name}}” already',
  'join.isMemberText':
    'This browser belongs to a member of the class. Somebody else joins in another browser, or after you sign out.',
  'join.toClass': 'Go to the class',
} as const;
