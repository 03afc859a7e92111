import type { EventCheck } from '../../../protocol/check.ts';
import type { FoundInstruction, WantedConfiguration, WantedInstruction } from '../check-values.ts';
import type { checks as english } from '../en/checks.ts';
import { nearestContainer, wantedContainers } from './containers.ts';

/** What checks expect and find, in Simplified Chinese. */
export const checks: typeof english = {
  quote: ({ text }) => `“${text}”`,
  both: ({ first, second }) => `${first} 和 ${second}`,
  none: () => '无',
  'check.title': ({ title }) => title['zh-cn'] ?? title.en,
  'check.notLooked': () => '还没有检查',
  'check.blindWanted': ({ where }) =>
    where === 'registry' ? '可以查看的镜像仓库' : '可以查看的机器',
  'check.blind': () => '没有响应。这与你的操作无关，会自动重新检查',

  'container.wanted': wantedContainers,
  'container.nearest': nearestContainer,
  'container.count': ({ count }) => `${count} 个`,
  'container.none': ({ name, image }) =>
    name !== undefined
      ? `没有名为 ${name} 的容器`
      : image !== undefined
        ? `没有使用镜像 ${image} 的容器`
        : '没有容器',

  'image.wanted': ({ tag }) => `镜像 ${tag}`,
  'image.none': ({ tag }) => `没有镜像 ${tag}`,
  'image.notThere': () => '没有这个镜像',
  'image.toCompare': ({ tag, other }) => `用来与 ${tag} 比较的镜像 ${other}`,
  'image.namesOfOne': ({ tag, other }) => `${tag} 和 ${other} 是同一个镜像的两个名称`,
  'image.differ': ({ tag, other }) => `${tag} 和 ${other} 是两个不同的镜像`,
  'image.isOne': () => '同一个镜像有这两个名称',
  'image.areTwo': () => '两个镜像',
  'layer.wanted': ({ tag, text }) => `${tag} 中有${layerBy(text)}`,
  'layer.same': ({ tag, other, text }) => `${layerBy(text)}在 ${tag} 和 ${other} 中相同，取自缓存`,
  'layer.differs': ({ tag, other, text }) =>
    `${layerBy(text)}在 ${tag} 和 ${other} 中不同，是重新构建的`,
  'layer.none': () => '没有这个层',
  'layer.noneIn': ({ tag }) => `${tag} 中没有这个层`,
  'layer.isSame': () => '两者的层相同',
  'layer.areTwo': () => '两个不同的层',

  'file.wanted': ({ path }) => `文件 ${path}`,
  'file.none': ({ path }) => `没有文件 ${path}`,
  'file.contentWanted': ({ path }) => `${path} 的内容符合要求`,
  'file.lineWanted': ({ path, start }) => `${path} 中有一行以“${start}”开头`,
  'file.otherContent': ({ path }) => `内容不同的 ${path}`,
  'file.lacks': ({ path }) => `${path} 已保存，但缺少所要求的内容`,
  'file.otherLine': ({ path, start }) => `${path} 中以“${start}”开头的行应为其他内容`,

  'dockerfile.wanted': ({ wanted, path }) => `${path} 中有${instruction(wanted)}`,
  'dockerfile.unwanted': ({ wanted, path }) => `${path} 中没有${instruction(wanted)}`,
  'dockerfile.order': ({ wanted, before, path }) =>
    `${path} 中${instruction(wanted)}在${instruction(before)}之前`,
  'dockerfile.none': ({ name }) => `没有 ${name} 指令`,
  'dockerfile.at': ({ found }) => at(found),
  'dockerfile.before': ({ first, second }) => `${at(first)}在${at(second)}之前`,

  'http.wanted': ({ port, path, status, text }) =>
    `localhost:${port}${path} 返回状态码 ${status}${text === undefined ? '' : `，内容包含“${text}”`}`,
  'http.noPublisher': ({ port }) => `没有正在运行的容器发布 ${port} 端口`,
  'http.silent': ({ port, container, containerPort }) =>
    `${port} 端口由 ${container} 发布，但没有响应：程序是否在监听容器的 ${containerPort} 端口，并且监听的是 0.0.0.0？`,
  'http.status': ({ status }) => `状态码 ${status}`,
  'http.empty': () => '空白页面',
  'http.says': ({ text }) => `页面内容为“${text}”`,

  'port.wanted': ({ port }) => `有程序监听 ${port} 端口`,
  'port.unwanted': ({ port }) => `没有程序监听 ${port} 端口`,
  'port.open': () => '端口接受连接',
  'port.closed': () => '连接被拒绝',

  'event.wanted': (check) =>
    check.atLeast === 1 ? eventOf(check) : `${eventOf(check)}，共 ${check.atLeast} 次`,
  'event.none': () => '还没有发生过',
  'event.count': ({ count }) => `目前 ${count} 次`,

  'registry.wanted': ({ name }) => `镜像仓库中有 ${name}`,
  'registry.unwanted': ({ name }) => `镜像仓库中没有 ${name}`,
  'registry.none': () => '那里没有这个镜像',
  'registry.configured': ({ name, wanted }) => `镜像仓库里的 ${name} 中，${configured(wanted)}`,
  'registry.noName': () => '没有这个名称',
  'registry.exposed': ({ name }) => `${name}，任何人都能看到`,
  'registry.sameDigest': ({ name, other }) => `${name} 和 ${other} 的摘要相同`,
  'registry.twoDigests': ({ name, other }) => `${name} 和 ${other} 的摘要不同`,
  'registry.ownWanted': ({ tag }) => `你的机器上有镜像 ${tag}`,
  'registry.isOwn': ({ name, tag }) => `镜像仓库中的 ${name} 就是你机器上的 ${tag}`,
  'registry.isOther': ({ name, tag }) => `镜像仓库中的 ${name} 与 ${tag} 不是同一个镜像`,
  'registry.areTwo': () => '两个不同的镜像',
  'registry.areSame': () => '同一个镜像',
  'signIn.wanted': () => '登录镜像仓库',
  'signIn.refusalWanted': () => '用错误的密码登录镜像仓库',
  'signIn.none': () => '还没有',
  'signIn.noneRefused': () => '没有被拒绝的登录',
  'signIn.wrongPassword': () => '密码错误',
};

const layerBy = (text: string | undefined): string =>
  text === undefined ? '课程指定的指令生成的层' : `“${text}”生成的层`;

const instruction = ({ instruction: name, text }: WantedInstruction): string =>
  text === undefined ? ` ${name} 指令` : `包含“${text}”的 ${name} 指令`;

const at = ({ line, text }: FoundInstruction): string => `第 ${line} 行“${text}”`;

const kinds = { container: '容器', image: '镜像', volume: '卷', network: '网络' };

const actions: Readonly<Record<string, string>> = {
  create: '被创建',
  delete: '被删除',
  destroy: '被删除',
  die: '退出',
  kill: '被强制终止',
  pull: '被拉取',
  push: '被推送',
  restart: '重启',
  start: '启动',
  stop: '停止',
  tag: '被打上标签',
  untag: '被移除标签',
};

function eventOf({ type, action, image, name, exitCode }: EventCheck): string {
  const own = type === 'image' ? image : name;
  const from = type !== 'image' && image !== undefined ? `镜像 ${image} 的` : '';
  const code = exitCode === undefined ? '' : `，退出码 ${exitCode}`;
  return `${from}${kinds[type]}${own === undefined ? '' : ` ${own} `}${actions[action] ?? ` ${action}`}${code}`;
}

function configured(wanted: WantedConfiguration): string {
  switch (wanted.is) {
    case 'label':
    case 'variable': {
      const what = `${wanted.is === 'label' ? '标签' : '环境变量'} ${wanted.name}`;
      return wanted.text === undefined ? `有${what}` : `${what} 的值包含“${wanted.text}”`;
    }
    case 'no-variable':
      return `没有环境变量 ${wanted.name}`;
    case 'command':
      return wanted.text === undefined ? '启动命令不同' : `启动命令为“${wanted.text}”`;
    case 'port':
      return `暴露了端口 ${wanted.port}`;
  }
}
