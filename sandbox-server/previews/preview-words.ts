import type { Language } from '../../protocol/language.ts';

/** What a preview's own page asks the learner to look at, as HTML. */
interface PreviewWords {
  readonly isRunning: string;
  readonly isPublished: (port: number) => string;
  readonly onAllAddresses: string;
  readonly isRightPort: (port: number) => string;
  readonly readLogs: string;
  readonly waits: string;
}

/** By language. */
export const previewWords: Readonly<Record<Language, PreviewWords>> = {
  en: {
    isRunning:
      'Is the container running? <code>docker ps</code> lists it. If not, <code>docker ps --all</code> and <code>docker logs NAME</code> tell why it ended.',
    isPublished: (port) =>
      `Was the port published? The PORTS column must say <code>${port}-&gt;…</code>: start the container with <code>-p ${port}:5000</code>, if 5000 is the app’s own port.`,
    onAllAddresses:
      'Does the app listen on all addresses? <code>127.0.0.1</code> in a container is the container alone: with Flask, use <code>host="0.0.0.0"</code>.',
    isRightPort: (port) =>
      `Is it the right port? The second number in <code>-p ${port}:5000</code> must be the one that the app listens on in the container.`,
    readLogs: 'What does the app itself say? <code>docker logs NAME</code>',
    waits: 'This page shows the app by itself once it answers.',
  },
  ja: {
    isRunning:
      'コンテナは動いていますか？ <code>docker ps</code> で確認できます。動いていなければ、<code>docker ps --all</code> と <code>docker logs NAME</code> で終了した理由が分かります。',
    isPublished: (port) =>
      `ポートを公開しましたか？ PORTS 列に <code>${port}-&gt;…</code> と表示されている必要があります。アプリのポートが 5000 なら、コンテナを <code>-p ${port}:5000</code> で起動してください。`,
    onAllAddresses:
      'アプリはすべてのアドレスで待ち受けていますか？ コンテナの中の <code>127.0.0.1</code> は、そのコンテナだけのものです。Flask では <code>host="0.0.0.0"</code> を指定します。',
    isRightPort: (port) =>
      `ポートは合っていますか？ <code>-p ${port}:5000</code> の2つ目の数は、コンテナの中でアプリが待ち受けているポートにします。`,
    readLogs: 'アプリ自身は何と言っていますか？ <code>docker logs NAME</code>',
    waits: 'アプリが応答すると、このページに自動的に表示されます。',
  },
  ru: {
    isRunning:
      'Контейнер работает? Это покажет <code>docker ps</code>. Если нет, <code>docker ps --all</code> и <code>docker logs NAME</code> подскажут, почему он завершился.',
    isPublished: (port) =>
      `Порт опубликован? В столбце PORTS должно быть <code>${port}-&gt;…</code>: запустите контейнер с <code>-p ${port}:5000</code>, если порт самого приложения — 5000.`,
    onAllAddresses:
      'Приложение слушает все адреса? <code>127.0.0.1</code> в контейнере — это только сам контейнер: во Flask укажите <code>host="0.0.0.0"</code>.',
    isRightPort: (port) =>
      `Порт тот? Второе число в <code>-p ${port}:5000</code> — это порт, который приложение слушает в контейнере.`,
    readLogs: 'Что говорит само приложение? <code>docker logs NAME</code>',
    waits: 'Как только приложение ответит, эта страница покажет его сама.',
  },
  'zh-cn': {
    isRunning:
      '容器在运行吗？用 <code>docker ps</code> 查看。如果没有，<code>docker ps --all</code> 和 <code>docker logs NAME</code> 会说明它为什么退出。',
    isPublished: (port) =>
      `端口发布了吗？PORTS 一列应显示 <code>${port}-&gt;…</code>：如果应用自己的端口是 5000，请用 <code>-p ${port}:5000</code> 启动容器。`,
    onAllAddresses:
      '应用监听了所有地址吗？容器里的 <code>127.0.0.1</code> 只是容器自己：使用 Flask 时，请设置 <code>host="0.0.0.0"</code>。',
    isRightPort: (port) =>
      `端口对吗？<code>-p ${port}:5000</code> 中的第二个数字必须是应用在容器里监听的端口。`,
    readLogs: '应用自己说了什么？<code>docker logs NAME</code>',
    waits: '应用一有响应，此页面就会自动显示它。',
  },
};
