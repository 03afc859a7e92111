import type { ContainerMiss, NearestContainer, WantedContainers } from '../check-values.ts';

const states: Readonly<Record<string, string>> = {
  created: '已创建但未启动',
  running: '正在运行',
  paused: '已暂停',
  exited: '已退出',
};

/** “一个容器（镜像 hello-world，已退出，退出码 0）” */
export function wantedContainers(wanted: WantedContainers): string {
  const { name, image, state, exitCode, command, publishes, network, volume } = wanted;
  const properties = [
    image !== undefined && `镜像 ${image}`,
    name !== undefined && `名称 ${name}`,
    state !== undefined && states[state],
    exitCode !== undefined && `退出码 ${exitCode}`,
    command && (command.text === undefined ? '运行课程指定的命令' : `运行“${command.text}”`),
    publishes &&
      (publishes.port === undefined
        ? `发布容器的 ${publishes.containerPort} 端口`
        : `发布端口 ${publishes.port}:${publishes.containerPort}`),
    network !== undefined && `连接到网络 ${network}`,
    volume !== undefined && `使用卷 ${volume}`,
  ].filter((part) => part !== false && part !== undefined);
  return properties.length === 0 ? count(wanted) : `${count(wanted)}（${properties.join('，')}）`;
}

function count({ atLeast, atMost }: WantedContainers): string {
  if (atMost === 0) return '没有这样的容器';
  if (atMost !== undefined && atMost === atLeast) return `正好 ${atLeast} 个容器`;
  if (atLeast === 0) return `最多 ${atMost} 个容器`;
  return atLeast === 1 ? '一个容器' : `至少 ${atLeast} 个容器`;
}

/** “容器 greeting（镜像 hello-world）：仍在运行” */
export function nearestContainer({ name, image, misses }: NearestContainer): string {
  return `容器 ${name}（镜像 ${image}）：${misses.map(missed).join('；')}`;
}

function missed(miss: ContainerMiss): string {
  switch (miss.is) {
    case 'from':
      return `镜像是 ${miss.image}`;
    case 'state':
      return stateOf(miss);
    case 'command':
      return `运行的是“${miss.command}”`;
    case 'ports':
      return miss.ports.length > 0 ? `发布的端口是 ${miss.ports.join('、')}` : '没有发布端口';
    case 'networks':
      return miss.networks.length > 0
        ? `连接的网络是 ${miss.networks.join('、')}`
        : '没有连接任何网络';
    case 'volumes':
      return miss.volumes.length > 0 ? `使用的卷是 ${miss.volumes.join('、')}` : '没有使用卷';
  }
}

function stateOf({ state, exitCode, isToHaveEnded }: ContainerMiss & { is: 'state' }): string {
  if (state === 'running' && isToHaveEnded) return '仍在运行';
  if (state === 'exited') return `已退出，退出码 ${exitCode ?? '未知'}`;
  return states[state] ?? state;
}
