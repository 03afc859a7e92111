import type { ContainerMiss, NearestContainer, WantedContainers } from '../check-values.ts';
import { plural } from './plural.ts';

const states: Readonly<Record<string, string>> = {
  created: 'создан, но не запущен',
  running: 'работает',
  paused: 'приостановлен',
  exited: 'завершён',
};

/** «контейнер (образ: hello-world; состояние: завершён; код завершения: 0)» */
export function wantedContainers(wanted: WantedContainers): string {
  const { name, image, state, exitCode, command, publishes, network, volume } = wanted;
  const properties = [
    image !== undefined && `образ: ${image}`,
    name !== undefined && `имя: ${name}`,
    state !== undefined && `состояние: ${states[state]}`,
    exitCode !== undefined && `код завершения: ${exitCode}`,
    command &&
      (command.text === undefined
        ? 'команда: та, что указана в уроке'
        : `команда: «${command.text}»`),
    publishes &&
      (publishes.port === undefined
        ? `опубликован порт контейнера ${publishes.containerPort}`
        : `порт: ${publishes.port}:${publishes.containerPort}`),
    network !== undefined && `сеть: ${network}`,
    volume !== undefined && `том: ${volume}`,
  ].filter((part) => part !== false && part !== undefined);
  return properties.length === 0 ? count(wanted) : `${count(wanted)} (${properties.join('; ')})`;
}

function count({ atLeast, atMost }: WantedContainers): string {
  if (atMost === 0) return 'ни одного контейнера';
  if (atMost !== undefined && atMost === atLeast) {
    return `ровно ${plural(atLeast, 'контейнер', 'контейнера', 'контейнеров')}`;
  }
  const genitive = (number: number) => plural(number, 'контейнера', 'контейнеров', 'контейнеров');
  if (atLeast === 0) return `не больше ${genitive(atMost ?? 0)}`;
  return atLeast === 1 ? 'контейнер' : `не меньше ${genitive(atLeast)}`;
}

/** «контейнер greeting (образ: hello-world): ещё работает» */
export function nearestContainer({ name, image, misses }: NearestContainer): string {
  return `контейнер ${name} (образ: ${image}): ${misses.map(missed).join('; ')}`;
}

function missed(miss: ContainerMiss): string {
  switch (miss.is) {
    case 'from':
      return `запущен из образа ${miss.image}`;
    case 'state':
      return stateOf(miss);
    case 'command':
      return `выполняет «${miss.command}»`;
    case 'ports':
      return miss.ports.length > 0
        ? `опубликованные порты: ${miss.ports.join(', ')}`
        : 'порты не опубликованы';
    case 'networks':
      return miss.networks.length > 0
        ? `подключён к сети: ${miss.networks.join(', ')}`
        : 'не подключён ни к одной сети';
    case 'volumes':
      return miss.volumes.length > 0 ? `тома: ${miss.volumes.join(', ')}` : 'томов нет';
  }
}

function stateOf({ state, exitCode, isToHaveEnded }: ContainerMiss & { is: 'state' }): string {
  if (state === 'running') return isToHaveEnded ? 'ещё работает' : 'работает';
  if (state === 'exited') return `завершён с кодом ${exitCode ?? '(неизвестен)'}`;
  return states[state] ?? state;
}
