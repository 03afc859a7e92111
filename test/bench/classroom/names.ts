const given = [
  ...['Ada', 'Alan', 'Barbara', 'Chien-Shiung', 'Dmitri', 'Edsger', 'Fatima', 'Frances', 'Haruka'],
  ...['Ivan', 'Katherine', 'Linus', 'Margaret', 'Mei', 'Niklaus', 'Olga', 'Radia', 'Sofia', '健太'],
];
const family = [
  ...['Allen', 'Borg', 'Chen', 'Hamilton', 'Ivanova', 'Johnson', 'Kovalev', 'Liskov', 'Müller'],
  ...['Nakamura', 'Okafor', 'Perlman', 'Sato', 'Turing', 'Wirth', 'Zhang', 'Öztürk', '佐藤'],
];

/** A name such as people have. */
export const names = (random: () => number): string =>
  `${given[Math.floor(random() * given.length)] ?? ''} ${family[Math.floor(random() * family.length)] ?? ''}`;
