import type { EventCheck } from '../../../protocol/check.ts';
import type { FoundInstruction, WantedConfiguration, WantedInstruction } from '../check-values.ts';
import type { checks as english } from '../en/checks.ts';
import { nearestContainer, wantedContainers } from './containers.ts';
import { plural } from './plural.ts';

/** What checks expect and find, in Russian. */
export const checks: typeof english = {
  quote: ({ text }) => `«${text}»`,
  both: ({ first, second }) => `${first} и ${second}`,
  none: () => 'нет',
  'check.title': ({ title }) => title.ru ?? title.en,
  'check.notLooked': () => 'ещё не проверялось',
  'check.blindWanted': ({ where }) =>
    where === 'registry' ? 'доступный реестр' : 'доступная машина',
  'check.blind': () => 'нет ответа. Это не ваша ошибка; проверка повторится',

  'container.wanted': wantedContainers,
  'container.nearest': nearestContainer,
  'container.count': ({ count }) => plural(count, 'контейнер', 'контейнера', 'контейнеров'),
  'container.none': ({ name, image }) =>
    name !== undefined
      ? `нет контейнера с именем ${name}`
      : image !== undefined
        ? `нет контейнеров из образа ${image}`
        : 'нет контейнеров',

  'image.wanted': ({ tag }) => `образ ${tag}`,
  'image.none': ({ tag }) => `образа ${tag} нет`,
  'image.notThere': () => 'такого образа нет',
  'image.toCompare': ({ tag, other }) => `образ ${other}, с которым сравнивается ${tag}`,
  'image.namesOfOne': ({ tag, other }) => `${tag} и ${other} — имена одного образа`,
  'image.differ': ({ tag, other }) => `${tag} и ${other} — два разных образа`,
  'image.isOne': () => 'один образ с обоими именами',
  'image.areTwo': () => 'два образа',
  'layer.wanted': ({ tag, text }) => `в ${tag} — ${layerBy(text)}`,
  'layer.same': ({ tag, other, text }) =>
    `${layerBy(text)}, один и тот же в ${tag} и ${other}, взятый из кэша`,
  'layer.differs': ({ tag, other, text }) =>
    `${layerBy(text)}, разный в ${tag} и ${other}, собранный заново`,
  'layer.none': () => 'такого слоя нет',
  'layer.noneIn': ({ tag }) => `в ${tag} такого слоя нет`,
  'layer.isSame': () => 'один и тот же слой',
  'layer.areTwo': () => 'два разных слоя',

  'file.wanted': ({ path }) => `файл ${path}`,
  'file.none': ({ path }) => `файла ${path} нет`,
  'file.contentWanted': ({ path }) => `файл ${path} с тем содержимым, которое требуется`,
  'file.lineWanted': ({ path, start }) => `в ${path} — строка, которая начинается с «${start}»`,
  'file.otherContent': ({ path }) => `${path} с другим содержимым`,
  'file.lacks': ({ path }) => `файл ${path} сохранён, но нужного в нём нет`,
  'file.otherLine': ({ path, start }) =>
    `в ${path} — другая строка, которая начинается с «${start}»`,

  'dockerfile.wanted': ({ wanted, path }) => `инструкция ${instruction(wanted)} в ${path}`,
  'dockerfile.unwanted': ({ wanted, path }) => `в ${path} нет инструкции ${instruction(wanted)}`,
  'dockerfile.order': ({ wanted, before, path }) =>
    `в ${path} инструкция ${instruction(wanted)} стоит раньше инструкции ${instruction(before)}`,
  'dockerfile.none': ({ name }) => `инструкции ${name} нет`,
  'dockerfile.at': ({ found }) => at(found),
  'dockerfile.before': ({ first, second }) => `${at(first)}, раньше чем ${at(second)}`,

  'http.wanted': ({ port, path, status, text }) =>
    `по адресу localhost:${port}${path} — ответ с кодом ${status}${text === undefined ? '' : ` и текстом «${text}»`}`,
  'http.noPublisher': ({ port }) => `нет работающего контейнера, который публикует порт ${port}`,
  'http.silent': ({ port, container, containerPort }) =>
    `порт ${port} опубликован контейнером ${container}, но ответа нет: слушает ли программа порт ${containerPort} контейнера, причём на 0.0.0.0?`,
  'http.status': ({ status }) => `код ответа ${status}`,
  'http.empty': () => 'пустая страница',
  'http.says': ({ text }) => `страница с текстом «${text}»`,

  'port.wanted': ({ port }) => `программа, которая слушает порт ${port}`,
  'port.unwanted': ({ port }) => `порт ${port} никто не слушает`,
  'port.open': () => 'порт принимает соединения',
  'port.closed': () => 'в соединении отказано',

  'event.wanted': (check) =>
    check.atLeast === 1
      ? eventOf(check)
      : `${eventOf(check)}, ${plural(check.atLeast, 'раз', 'раза', 'раз')}`,
  'event.none': () => 'пока ничего подобного',
  'event.count': ({ count }) => `пока ${plural(count, 'раз', 'раза', 'раз')}`,

  'registry.wanted': ({ name }) => `${name} в реестре`,
  'registry.unwanted': ({ name }) => `в реестре нет ${name}`,
  'registry.none': () => 'такого образа там нет',
  'registry.configured': ({ name, wanted }) =>
    `в образе ${name}, который лежит в реестре, — ${configured(wanted)}`,
  'registry.noName': () => 'ничего с таким именем',
  'registry.exposed': ({ name }) => `${name}, может прочитать кто угодно`,
  'registry.sameDigest': ({ name, other }) => `${name} и ${other} с одинаковым дайджестом`,
  'registry.twoDigests': ({ name, other }) => `${name} и ${other} с разными дайджестами`,
  'registry.ownWanted': ({ tag }) => `образ ${tag} на вашей машине`,
  'registry.isOwn': ({ name, tag }) =>
    `${name} в реестре — тот же образ, что ${tag} на вашей машине`,
  'registry.isOther': ({ name, tag }) => `${name} в реестре — не тот же образ, что ${tag}`,
  'registry.areTwo': () => 'два разных образа',
  'registry.areSame': () => 'один и тот же образ',
  'signIn.wanted': () => 'вход в реестр',
  'signIn.refusalWanted': () => 'вход в реестр с неверным паролем',
  'signIn.none': () => 'пока не было',
  'signIn.noneRefused': () => 'отказов во входе не было',
  'signIn.wrongPassword': () => 'неверный пароль',
};

const layerBy = (text: string | undefined): string =>
  text === undefined ? 'слой от инструкции, указанной в уроке' : `слой от инструкции «${text}»`;

const instruction = ({ instruction: name, text }: WantedInstruction): string =>
  text === undefined ? name : `${name} с текстом «${text}»`;

const at = ({ line, text }: FoundInstruction): string => `строка ${line}: «${text}»`;

const kinds = { container: 'контейнер', image: 'образ', volume: 'том', network: 'сеть' };

/** Nouns, which go with masculine and feminine alike. */
const actions: Readonly<Record<string, string>> = {
  create: 'создание',
  delete: 'удаление',
  destroy: 'удаление',
  die: 'завершение',
  kill: 'принудительное завершение',
  pull: 'скачивание',
  push: 'отправка',
  restart: 'перезапуск',
  start: 'запуск',
  stop: 'остановка',
  tag: 'добавление тега',
  untag: 'снятие тега',
};

function eventOf({ type, action, image, name, exitCode }: EventCheck): string {
  const own = type === 'image' ? image : name;
  const properties = [
    type !== 'image' && image !== undefined && `образ: ${image}`,
    exitCode !== undefined && `код завершения: ${exitCode}`,
  ].filter((part) => part !== false);
  const what = `${kinds[type]}${own === undefined ? '' : ` ${own}`}: ${actions[action] ?? action}`;
  return properties.length === 0 ? what : `${what} (${properties.join('; ')})`;
}

function configured(wanted: WantedConfiguration): string {
  switch (wanted.is) {
    case 'label':
    case 'variable': {
      const what = `${wanted.is === 'label' ? 'метка' : 'переменная'} ${wanted.name}`;
      return wanted.text === undefined ? what : `${what} со значением «${wanted.text}»`;
    }
    case 'no-variable':
      return `нет переменной ${wanted.name}`;
    case 'command':
      return wanted.text === undefined
        ? 'другая команда запуска'
        : `команда запуска «${wanted.text}»`;
    case 'port':
      return `порт ${wanted.port} в инструкции EXPOSE`;
  }
}
