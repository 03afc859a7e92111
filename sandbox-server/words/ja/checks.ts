import type { EventCheck } from '../../../protocol/check.ts';
import type { FoundInstruction, WantedConfiguration, WantedInstruction } from '../check-values.ts';
import type { checks as english } from '../en/checks.ts';
import { nearestContainer, wantedContainers } from './containers.ts';

/** What checks expect and find, in Japanese. */
export const checks: typeof english = {
  quote: ({ text }) => `「${text}」`,
  both: ({ first, second }) => `${first} と ${second}`,
  none: () => 'なし',
  'check.title': ({ title }) => title.ja ?? title.en,
  'check.notLooked': () => 'まだ確認していません',
  'check.blindWanted': ({ where }) =>
    where === 'registry' ? 'レジストリの状態を確認できること' : 'マシンの状態を確認できること',
  'check.blind': () => '応答がありません。操作の誤りではありません。もう一度確認します',

  'container.wanted': wantedContainers,
  'container.nearest': nearestContainer,
  'container.count': ({ count }) => `${count}個`,
  'container.none': ({ name, image }) =>
    name !== undefined
      ? `${name} という名前のコンテナはありません`
      : image !== undefined
        ? `イメージ ${image} のコンテナはありません`
        : 'コンテナはありません',

  'image.wanted': ({ tag }) => `イメージ ${tag}`,
  'image.none': ({ tag }) => `イメージ ${tag} はない`,
  'image.notThere': () => 'そのイメージはありません',
  'image.toCompare': ({ tag, other }) => `${tag} と比べるイメージ ${other}`,
  'image.namesOfOne': ({ tag, other }) => `${tag} と ${other} が同じイメージであること`,
  'image.differ': ({ tag, other }) => `${tag} と ${other} が別のイメージであること`,
  'image.isOne': () => '1つのイメージに両方の名前が付いている',
  'image.areTwo': () => '2つの別のイメージ',
  'layer.wanted': ({ tag, text }) => `${tag} に、${instructionText(text)}によるレイヤー`,
  'layer.same': ({ tag, other, text }) =>
    `${instructionText(text)}によるレイヤーが、キャッシュから再利用されて ${tag} と ${other} で同じであること`,
  'layer.differs': ({ tag, other, text }) =>
    `${instructionText(text)}によるレイヤーが、作り直されて ${tag} と ${other} で異なること`,
  'layer.none': () => 'そのレイヤーはありません',
  'layer.noneIn': ({ tag }) => `${tag} にそのレイヤーはありません`,
  'layer.isSame': () => '両方とも同じレイヤー',
  'layer.areTwo': () => '2つの別のレイヤー',

  'file.wanted': ({ path }) => `ファイル ${path}`,
  'file.none': ({ path }) => `ファイル ${path} はない`,
  'file.contentWanted': ({ path }) => `${path} の内容が求められているとおりであること`,
  'file.lineWanted': ({ path, start }) => `${path} に「${start}」で始まる行があること`,
  'file.otherContent': ({ path }) => `${path} の内容が別のものであること`,
  'file.lacks': ({ path }) => `${path} は保存済みですが、求められている内容がありません`,
  'file.otherLine': ({ path, start }) => `${path} の「${start}」で始まる行が別の内容であること`,

  'dockerfile.wanted': ({ wanted, path }) => `${path} に${instruction(wanted)}`,
  'dockerfile.unwanted': ({ wanted, path }) => `${path} に${instruction(wanted)}がないこと`,
  'dockerfile.order': ({ wanted, before, path }) =>
    `${path} で、${instruction(wanted)}が${instruction(before)}より前にあること`,
  'dockerfile.none': ({ name }) => `${name} 命令はありません`,
  'dockerfile.at': ({ found }) => at(found),
  'dockerfile.before': ({ first, second }) => `${at(first)}が、${at(second)}より前`,

  'http.wanted': ({ port, path, status, text }) =>
    `localhost:${port}${path} からステータス ${status} の応答${text === undefined ? '' : `（内容に「${text}」）`}`,
  'http.noPublisher': ({ port }) => `ポート ${port} を公開している実行中のコンテナはありません`,
  'http.silent': ({ port, container, containerPort }) =>
    `ポート ${port} は ${container} が公開していますが、応答がありません。プログラムはコンテナのポート ${containerPort} で、0.0.0.0 で待ち受けていますか`,
  'http.status': ({ status }) => `ステータス ${status}`,
  'http.empty': () => '空のページ',
  'http.says': ({ text }) => `内容が「${text}」のページ`,

  'port.wanted': ({ port }) => `ポート ${port} で何かが待ち受けていること`,
  'port.unwanted': ({ port }) => `ポート ${port} で何も待ち受けていないこと`,
  'port.open': () => '何かが接続を受け付けています',
  'port.closed': () => '接続が拒否されました',

  'event.wanted': (check) => {
    const times = check.atLeast === 1 ? '' : `（${check.atLeast}回）`;
    return `${eventOf(check)}こと${times}`;
  },
  'event.none': () => 'まだ一度もありません',
  'event.count': ({ count }) => `これまでに${count}回`,

  'registry.wanted': ({ name }) => `レジストリに ${name}`,
  'registry.unwanted': ({ name }) => `レジストリに ${name} がないこと`,
  'registry.none': () => 'レジストリにそのイメージはありません',
  'registry.configured': ({ name, wanted }) => `レジストリの ${name} に、${configured(wanted)}`,
  'registry.noName': () => 'その名前のものはありません',
  'registry.exposed': ({ name }) => `${name} が誰にでも読める状態`,
  'registry.sameDigest': ({ name, other }) => `${name} と ${other} のダイジェストが同じであること`,
  'registry.twoDigests': ({ name, other }) => `${name} と ${other} のダイジェストが異なること`,
  'registry.ownWanted': ({ tag }) => `手元のマシンにイメージ ${tag}`,
  'registry.isOwn': ({ name, tag }) =>
    `レジストリの ${name} が手元の ${tag} と同じイメージであること`,
  'registry.isOther': ({ name, tag }) =>
    `レジストリの ${name} が ${tag} とは別のイメージであること`,
  'registry.areTwo': () => '2つの別のイメージ',
  'registry.areSame': () => '同じイメージ',
  'signIn.wanted': () => 'レジストリへのログイン',
  'signIn.refusalWanted': () => '間違ったパスワードでのレジストリへのログイン',
  'signIn.none': () => 'まだありません',
  'signIn.noneRefused': () => '拒否されたログインはありません',
  'signIn.wrongPassword': () => 'パスワードが違います',
};

const instructionText = (text: string | undefined): string =>
  text === undefined ? '指定された命令' : `「${text}」`;

const instruction = ({ instruction: name, text }: WantedInstruction): string =>
  text === undefined ? ` ${name} 命令` : `「${text}」を含む ${name} 命令`;

const at = ({ line, text }: FoundInstruction): string => `${line}行目「${text}」`;

const kinds = {
  container: 'コンテナ',
  image: 'イメージ',
  volume: 'ボリューム',
  network: 'ネットワーク',
};

const actions: Readonly<Record<string, string>> = {
  create: '作成される',
  delete: '削除される',
  destroy: '削除される',
  die: '終了する',
  kill: '強制終了される',
  pull: 'プルされる',
  push: 'プッシュされる',
  restart: '再起動する',
  start: '起動する',
  stop: '停止する',
  tag: 'タグを付けられる',
  untag: 'タグを外される',
};

function eventOf({ type, action, image, name, exitCode }: EventCheck): string {
  const own = type === 'image' ? image : name;
  const from = type !== 'image' && image !== undefined ? `イメージ ${image} の` : '';
  const code = exitCode === undefined ? '' : `終了コード ${exitCode} で`;
  const what = `${from}${kinds[type]}${own === undefined ? '' : ` ${own} `}`;
  return `${what}が${code}${actions[action] ?? ` ${action} になる`}`;
}

function configured(wanted: WantedConfiguration): string {
  switch (wanted.is) {
    case 'label':
    case 'variable': {
      const what = `${wanted.is === 'label' ? 'ラベル' : '環境変数'} ${wanted.name}`;
      return wanted.text === undefined ? what : `${what}（「${wanted.text}」）`;
    }
    case 'no-variable':
      return `環境変数 ${wanted.name} がないこと`;
    case 'command':
      return wanted.text === undefined
        ? '別のコマンドで起動するプログラム'
        : `「${wanted.text}」で起動するプログラム`;
    case 'port':
      return `EXPOSE されたポート ${wanted.port}`;
  }
}
