import type { ContainerMiss, NearestContainer, WantedContainers } from '../check-values.ts';

const states: Readonly<Record<string, string>> = {
  created: '作成済みで未起動',
  running: '実行中',
  paused: '一時停止中',
  exited: '終了済み',
};

/** 「コンテナ（イメージ hello-world、終了済み、終了コード 0）がある」 */
export function wantedContainers(wanted: WantedContainers): string {
  const { name, image, state, exitCode, command, publishes, network, volume } = wanted;
  const properties = [
    image !== undefined && `イメージ ${image}`,
    name !== undefined && `名前 ${name}`,
    state !== undefined && states[state],
    exitCode !== undefined && `終了コード ${exitCode}`,
    command &&
      (command.text === undefined ? '指定されたコマンドを実行' : `「${command.text}」を実行`),
    publishes &&
      (publishes.port === undefined
        ? `コンテナのポート ${publishes.containerPort} を公開`
        : `ポート ${publishes.port}:${publishes.containerPort} を公開`),
    network !== undefined && `ネットワーク ${network} に接続`,
    volume !== undefined && `ボリューム ${volume} を使用`,
  ].filter((part) => part !== false && part !== undefined);
  const what = properties.length === 0 ? 'コンテナ' : `コンテナ（${properties.join('、')}）`;
  return `${what}が${count(wanted)}`;
}

function count({ atLeast, atMost }: WantedContainers): string {
  if (atMost === 0) return 'ない';
  if (atMost !== undefined && atMost === atLeast) return `ちょうど${atLeast}個ある`;
  if (atLeast === 0) return `${atMost}個以下`;
  return atLeast === 1 ? 'ある' : `${atLeast}個以上ある`;
}

/** 「コンテナ greeting（イメージ hello-world）：まだ実行中」 */
export function nearestContainer({ name, image, misses }: NearestContainer): string {
  return `コンテナ ${name}（イメージ ${image}）：${misses.map(missed).join('、')}`;
}

function missed(miss: ContainerMiss): string {
  switch (miss.is) {
    case 'from':
      return `イメージは ${miss.image}`;
    case 'state':
      return stateOf(miss);
    case 'command':
      return `「${miss.command}」を実行`;
    case 'ports':
      return miss.ports.length > 0
        ? `公開しているポートは ${miss.ports.join(' と ')}`
        : 'ポートを公開していない';
    case 'networks':
      return miss.networks.length > 0
        ? `接続先のネットワークは ${miss.networks.join(', ')}`
        : 'どのネットワークにも接続していない';
    case 'volumes':
      return miss.volumes.length > 0
        ? `使用しているボリュームは ${miss.volumes.join(', ')}`
        : 'ボリュームを使っていない';
  }
}

function stateOf({ state, exitCode, isToHaveEnded }: ContainerMiss & { is: 'state' }): string {
  if (state === 'running' && isToHaveEnded) return 'まだ実行中';
  if (state === 'exited') return `終了コード ${exitCode ?? '不明'} で終了済み`;
  return states[state] ?? state;
}
