import type { problems as english } from '../en/problems.ts';
import { assignmentProblems } from './assignment-problems.ts';
import { submissionProblems } from './submission-problems.ts';
import { boardProblems } from './board-problems.ts';
import { classroomProblems } from './classroom-problems.ts';
import { peopleProblems } from './people-problems.ts';

/** The problems that a learner can meet, in Simplified Chinese. */
export const problems: typeof english = {
  internal: ({ request }) => ({
    message: '服务器出了问题，这是我们的错误，已记入日志。',
    remedy: `请重试。如果问题依旧，请把请求编号 ${request} 告诉服务器的管理员。`,
  }),
  rateLimited: () => ({ message: '短时间内请求过多。', remedy: '请等待一分钟。' }),
  notSignedIn: () => ({
    message: '你尚未登录。',
    remedy: '请登录，或打开服务器管理员给你的链接。',
  }),
  tooMuch: () => ({ message: '一次发送的数据过多。' }),

  'lesson.unknown': ({ known }) => ({
    message: '课程中没有这一课。',
    expected: `其中之一：${known.join('、')}`,
    remedy: '请在课程页面中选择一课。',
  }),
  'step.unknown': ({ known }) => ({
    message: '本课没有这个步骤。',
    expected: `其中之一：${known.join('、')}`,
    remedy: '请刷新页面：课程可能已有改动。',
  }),

  'session.unknown': () => ({
    message: '没有这个会话，或者它不属于你。',
    expected: '由你开始的会话的 ID',
    remedy: '请重新开始本课。',
  }),
  'session.notReady': ({ state }) => ({
    message:
      state === 'ended' || state === 'failed' ? '会话已结束。' : '这个会话的机器现在没有运行。',
    expected: '就绪的会话',
    found: {
      queued: '排队中的会话',
      starting: '启动中的会话',
      ready: '就绪的会话',
      hibernated: '休眠中的会话',
      ended: '已结束的会话',
      failed: '启动失败的会话',
    }[state],
    remedy: {
      queued: '请等待：页面会自动继续。',
      starting: '请稍候：页面会自动继续。',
      ready: '请重试。',
      hibernated: '请点击“继续”：所有内容都保留着。',
      ended: '请重新开始本课。',
      failed: '请重新开始本课。',
    }[state],
  }),
  'session.tooMany': ({ most }) => ({
    message: '你有太多课程在等待机器。',
    expected: `运行中、启动中和排队中的课程合计最多 ${most} 个`,
    found: '又要开始一个，而其中没有正在运行、可以让出位置的课程',
    remedy: '请等其中一个就绪，或者结束一个。',
  }),
  'session.notStarted': () => ({
    message: '无法启动机器。',
    remedy: '请再次开始本课；如果问题依旧，请运行 `npm run doctor`。',
  }),

  'machine.gone': () => ({
    message: '这个会话的机器已不存在。',
    expected: '正在运行的机器',
    found: '没有这台机器',
    remedy: '请再次开始本课；编辑器中的文件保留在此浏览器里。',
  }),
  'machine.diskGone': () => ({
    message: '这个会话的机器已不存在。',
    expected: '状态目录中它的磁盘',
    found: '没有',
    remedy: '请重新开始本课。',
  }),
  'machine.imagesGone': () => ({
    message: '创建这台机器所用的基础镜像已不存在。',
    expected: '服务器状态目录中的相应文件',
    found: '没有',
    remedy: '请重置本课，你会得到一台新机器。',
  }),
  'machine.notBooted': () => ({
    message: '无法启动机器。',
    expected: '机器的 Docker 引擎作出响应',
    remedy: '请重试；如果问题依旧，请运行 `npm run doctor`。',
  }),
  'machine.slow': ({ seconds }) => ({
    message: '机器响应的时间过长。',
    expected: `在 ${seconds} 秒内响应`,
    found: '没有响应',
    remedy: '请稍后重试。',
  }),
  'hostEngine.silent': () => ({
    message: '运行机器的引擎没有响应。',
    expected: '宿主引擎执行请求',
    remedy: '它会自动重新启动，请过几秒钟再试。',
  }),
  'hostEngine.away': () => ({
    message: '运行机器的引擎停止响应了。',
    remedy: '请等待几秒钟：它会自动重新启动，你的机器会继续运行。',
  }),
  'hostEngine.stopping': () => ({ message: '服务器正在停止。' }),
  'storage.down': () => ({
    message: '服务器目前无法连接到它的存储。',
    remedy: '请稍后再试。你机器里的内容不受影响。',
  }),
  'engine.silent': () => ({
    message: '机器的 Docker Engine 没有响应。',
    expected: '引擎的响应',
    found: '没有响应',
    remedy: '请稍后重试。如果一直没有响应，请换一台新机器重新开始。',
  }),
  'port.closed': ({ port }) => ({
    message: `这台机器的 ${port} 端口没有程序监听。`,
    expected: `一个程序，或用 -p ${port}:… 发布的容器`,
    found: '连接被拒绝',
    remedy: '用 `docker ps` 查看：容器在运行吗？端口发布了吗？',
  }),

  'terminals.tooMany': ({ most, name }) => ({
    message: `已经打开了 ${most} 个终端。`,
    expected: `每个会话最多 ${most} 个终端`,
    found: `新终端“${name}”`,
    remedy: '请关闭一个：在其中输入 `exit`。',
  }),
  'terminals.unread': ({ megabytes, bytes }) => ({
    message: '此终端中的程序没有读取输入。',
    expected: `最多 ${megabytes} MB 待读取的输入`,
    found: `${bytes} 字节`,
    remedy: '请按 Ctrl-C，或等待程序继续读取。',
  }),

  'files.badPath': ({ path }) => ({
    message: `“${path}”不能用作文件名。`,
    expected: '以“/”连接的名称，每个不超过 255 字节',
    remedy: '请换一个名称。',
  }),
  'files.noPath': () => ({
    message: '工作区里的文件不能使用这个名称。',
    expected: '以“/”连接的名称，不能为空，也不能是“.”、“..”或含有控制字符',
    remedy: '请换一个名称。',
  }),
  'files.outside': ({ path }) => ({
    message: `“${path}”指向工作区之外。`,
    expected: '工作区内的文件',
    remedy: '它是符号链接；请在终端中操作它所指向的文件。',
  }),
  'files.notFound': ({ path }) => ({
    message: `工作区里没有“${path}”。`,
    expected: '存在的文件',
    remedy: '请在终端中用 `ls` 查看：它可能已被重命名或删除。',
  }),
  'files.notAFile': ({ path }) => ({
    message: `“${path}”不是普通文件。`,
    expected: '文件，而不是目录、链接、管道或设备；需要目录的地方也不能是文件',
    remedy: '请打开其他文件，或先删除它。',
  }),
  'files.changed': ({ path }) => ({
    message: `“${path}”在打开之后又被修改了。`,
    expected: '打开时的版本',
    remedy: '请比较两者，然后重新保存，或采用另一个版本。',
  }),
  'files.tooLarge': ({ path, megabytes }) => ({
    message: `“${path}”太大，编辑器无法打开。`,
    expected: `最大 ${megabytes} MB`,
    remedy: '请使用终端：`less`、`head`、`ls -l`。',
  }),
  'files.denied': ({ path }) => ({
    message: `你无权读取或修改“${path}”。`,
    expected: '属于你的文件',
    remedy:
      '容器会以自己的 root 身份写入绑定挂载的目录。用 `docker run --rm -v "$PWD":/w debian chown -R 1000:1000 /w` 把文件归为己有，或在容器中删除它。',
  }),
  'files.diskFull': ({ path }) => ({
    message: `机器的磁盘没有空间保存“${path}”；文件保持原样。`,
    expected: '磁盘上的可用空间',
    remedy: '请用 `docker system prune` 腾出空间，并用 `df -h ~` 查看。',
  }),
  'files.failed': ({ path }) => ({
    message: `机器在处理“${path}”时出错。`,
    remedy: '请重试。',
  }),
  'files.brokeOff': ({ path }) => ({
    message: `机器在处理“${path}”时中断了。`,
    expected: '机器里的文件服务作出响应',
    found: '服务已结束，正在重新启动',
    remedy: '请先看看操作是否已完成，再重试。',
  }),
  'files.slow': ({ path, seconds }) => ({
    message: `机器处理“${path}”的时间过长。`,
    expected: `在 ${seconds} 秒内响应`,
    remedy: '请在终端中运行 `top`：机器可能正忙。然后重试。',
  }),
  'files.slowToOpen': ({ seconds }) => ({
    message: '机器打开文件的时间过长。',
    expected: `在 ${seconds} 秒内启动`,
    remedy: '请重试；如果没有用，请重置会话。',
  }),
  'files.unreachable': () => ({
    message: '无法访问这台机器的文件。',
    remedy: '请一分钟后重试，或重置会话。',
  }),
  'files.givenUp': () => ({
    message: '这台机器的文件服务一再结束；终端仍可使用。',
    expected: '与机器一同运行的 workspace-agent.py 进程',
    remedy: '请不要结束它，一分钟后重试；或者重置会话。',
  }),
  'files.closed': () => ({ message: '这个工作区已关闭。', remedy: '请刷新页面。' }),
  'files.tooManyCalls': ({ calls, megabytes }) => ({
    message: '同时保存或读取的文件过多。',
    expected: `同时最多 ${calls} 个请求、${megabytes} MB`,
    remedy: '请稍后重试。',
  }),

  'preview.unknown': () => ({
    message: '没有这个预览。',
    expected: '预览窗格中显示的地址',
    found: '不属于任何运行中会话的地址',
    remedy: '请再次开始本课，并从那里打开预览。',
  }),
  'preview.tooMany': ({ most }) => ({
    message: '这个预览打开的连接过多。',
    expected: `同时最多 ${most} 个`,
    remedy: '请关闭显示它的其他标签页，或等待下载结束。',
  }),
  'preview.noAnswer': ({ port }) => ({
    message: `${port} 端口后面的应用没有响应就断开了连接。`,
    expected: '在所有地址（0.0.0.0）上监听 `-p` 所指容器端口的应用',
    found: '立即被关闭的连接',
    remedy: '请查看 `docker logs`，并比较 `-p` 的第二个数字与应用的端口。',
  }),
  'preview.noHttp': ({ port }) => ({
    message: `在 ${port} 端口上响应的程序不使用 HTTP。`,
    expected: 'HTTP 响应',
    remedy: '它是 Web 应用吗？Redis 等服务器使用各自的协议。',
  }),
  'preview.slow': ({ port, seconds }) => ({
    message: `${port} 端口上的应用没有响应。`,
    expected: `在 ${seconds} 秒内响应`,
    found: '没有任何数据的连接',
    remedy: '请查看 `docker logs`：应用是不是在等待什么，例如数据库？',
  }),
  'preview.failed': () => ({ message: '我们这边出了问题。', remedy: '请刷新页面。' }),
  ...assignmentProblems,
  ...submissionProblems,
  ...boardProblems,
  ...classroomProblems,
  ...peopleProblems,
};
