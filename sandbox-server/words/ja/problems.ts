import type { problems as english } from '../en/problems.ts';
import { assignmentProblems } from './assignment-problems.ts';
import { submissionProblems } from './submission-problems.ts';
import { boardProblems } from './board-problems.ts';
import { classroomProblems } from './classroom-problems.ts';
import { peopleProblems } from './people-problems.ts';

/** The problems that a learner can meet, in Japanese. */
export const problems: typeof english = {
  internal: ({ request }) => ({
    message: 'サーバーで問題が発生しました。原因はこちら側にあり、ログに記録されています。',
    remedy: `もう一度試してください。それでも続くときは、サーバーの管理者に「リクエスト ${request}」と伝えてください。`,
  }),
  rateLimited: () => ({
    message: '短い時間にリクエストが多すぎました。',
    remedy: '1分ほど待ってください。',
  }),
  notSignedIn: () => ({
    message: 'サインインしていません。',
    remedy: 'サインインするか、サーバーの管理者から受け取ったリンクを開いてください。',
  }),
  tooMuch: () => ({ message: '一度に送るデータが多すぎます。' }),

  'lesson.unknown': ({ known }) => ({
    message: 'そのレッスンはこのコースにありません。',
    expected: `次のいずれか: ${known.join(', ')}`,
    remedy: 'コースのページからレッスンを選んでください。',
  }),
  'step.unknown': ({ known }) => ({
    message: 'そのステップはこのレッスンにありません。',
    expected: `次のいずれか: ${known.join(', ')}`,
    remedy: 'ページを再読み込みしてください。レッスンが変更された可能性があります。',
  }),

  'session.unknown': () => ({
    message: 'そのセッションは存在しないか、別の人のものです。',
    expected: '自分で開始したセッションの ID',
    remedy: 'レッスンをもう一度開始してください。',
  }),
  'session.notReady': ({ state }) => ({
    message:
      state === 'ended' || state === 'failed'
        ? 'このセッションは終了しました。'
        : 'このセッションのマシンは、いま動いていません。',
    expected: '準備のできたセッション',
    found: {
      queued: '順番待ちのセッション',
      starting: '起動中のセッション',
      ready: '準備のできたセッション',
      hibernated: 'スリープ中のセッション',
      ended: '終了したセッション',
      failed: '失敗したセッション',
    }[state],
    remedy: {
      queued: 'そのままお待ちください。自動的に始まります。',
      starting: '少しお待ちください。自動的に始まります。',
      ready: 'もう一度試してください。',
      hibernated: '［再開］を押してください。中身はすべて残っています。',
      ended: 'レッスンをもう一度開始してください。',
      failed: 'レッスンをもう一度開始してください。',
    }[state],
  }),
  'session.tooMany': ({ most }) => ({
    message: 'マシンを待っているレッスンが多すぎます。',
    expected: `実行中、起動中、順番待ちのレッスンは合わせて${most}個まで`,
    found: 'さらに1個。場所を空けられる実行中のレッスンはありません',
    remedy: 'どれかの準備ができるまで待つか、1つ終了してください。',
  }),
  'session.notStarted': () => ({
    message: 'マシンを起動できませんでした。',
    remedy:
      'レッスンをもう一度開始してください。それでも続くときは `npm run doctor` を実行してください。',
  }),

  'machine.gone': () => ({
    message: 'このセッションのマシンはもうありません。',
    expected: '動いているマシン',
    found: 'その名前のマシンはありません',
    remedy:
      'レッスンをもう一度開始してください。エディターのファイルはこのブラウザーに残っています。',
  }),
  'machine.diskGone': () => ({
    message: 'このセッションのマシンはもうありません。',
    expected: '状態ディレクトリにあるマシンのディスク',
    found: 'なし',
    remedy: 'レッスンをもう一度開始してください。',
  }),
  'machine.imagesGone': () => ({
    message: 'このマシンの元になったベースイメージがもうありません。',
    expected: 'サーバーの状態ディレクトリにあるファイル',
    found: 'なし',
    remedy: 'レッスンをリセットすると、新しいマシンが用意されます。',
  }),
  'machine.notBooted': () => ({
    message: 'マシンを起動できませんでした。',
    expected: 'マシンの Docker Engine からの応答',
    remedy: 'もう一度試してください。それでも続くときは `npm run doctor` を実行してください。',
  }),
  'machine.slow': ({ seconds }) => ({
    message: 'マシンの応答に時間がかかりすぎました。',
    expected: `${seconds}秒以内の応答`,
    found: 'なし',
    remedy: '少し待ってから、もう一度試してください。',
  }),
  'hostEngine.silent': () => ({
    message: 'マシンを動かしているエンジンが応答しません。',
    expected: 'ホストのエンジンが要求を実行すること',
    remedy: '自動的に再起動されます。数秒待ってから、もう一度試してください。',
  }),
  'hostEngine.away': () => ({
    message: 'マシンを動かしているエンジンが応答しなくなりました。',
    remedy: '数秒お待ちください。自動的に再起動され、マシンはそのまま使えます。',
  }),
  'hostEngine.stopping': () => ({ message: 'サーバーは停止中です。' }),
  'storage.down': () => ({
    message: 'サーバーは今、データの保存先に接続できません。',
    remedy: '少し待ってからもう一度お試しください。マシンの中のものはそのままです。',
  }),
  'engine.silent': () => ({
    message: 'マシンの Docker Engine が応答しません。',
    expected: 'エンジンからの応答',
    found: 'なし',
    remedy:
      '少し待ってから、もう一度試してください。戻らないときは、新しいマシンで始めてください。',
  }),
  'port.closed': ({ port }) => ({
    message: `マシンのポート ${port} では、何も待ち受けていません。`,
    expected: `プログラム、または -p ${port}:… で公開されたコンテナ`,
    found: '接続の拒否',
    remedy: '`docker ps` で、コンテナが動いているか、ポートが公開されているかを確認してください。',
  }),

  'terminals.tooMany': ({ most, name }) => ({
    message: `ターミナルはすでに${most}個開いています。`,
    expected: `1つのセッションにつき${most}個まで`,
    found: `新しいターミナル「${name}」`,
    remedy: 'どれかで `exit` と入力して閉じてください。',
  }),
  'terminals.unread': ({ megabytes, bytes }) => ({
    message: 'このターミナルのプログラムが、入力を読み取っていません。',
    expected: `読み取り待ちは ${megabytes} MB まで`,
    found: `${bytes} バイト`,
    remedy: 'Ctrl-C を押すか、プログラムが読み取るまで待ってください。',
  }),

  'files.badPath': ({ path }) => ({
    message: `「${path}」はファイル名に使えません。`,
    expected: '255バイト以内の名前を「/」でつないだもの',
    remedy: '別の名前にしてください。',
  }),
  'files.noPath': () => ({
    message: 'この名前は、ワークスペースのファイル名に使えません。',
    expected: '「/」でつないだ名前（空の名前、「.」、「..」、制御文字は使えません）',
    remedy: '別の名前にしてください。',
  }),
  'files.outside': ({ path }) => ({
    message: `「${path}」はワークスペースの外を指しています。`,
    expected: 'ワークスペースの中のファイル',
    remedy: 'シンボリックリンクです。リンク先のファイルはターミナルから操作してください。',
  }),
  'files.notFound': ({ path }) => ({
    message: `ワークスペースに「${path}」はありません。`,
    expected: '存在するファイル',
    remedy: 'ターミナルの `ls` で確認してください。名前が変わったか、削除された可能性があります。',
  }),
  'files.notAFile': ({ path }) => ({
    message: `「${path}」は通常のファイルではありません。`,
    expected:
      'ディレクトリ、リンク、パイプ、デバイスではないファイル（ディレクトリが必要な場所では、ファイルがないこと）',
    remedy: '別のファイルを開くか、先にこれを削除してください。',
  }),
  'files.changed': ({ path }) => ({
    message: `「${path}」は、開いたあとに変更されました。`,
    expected: '開いたときの内容',
    remedy: '2つを比べてから、もう一度保存するか、もう一方の内容を採用してください。',
  }),
  'files.tooLarge': ({ path, megabytes }) => ({
    message: `「${path}」は大きすぎて、エディターでは扱えません。`,
    expected: `${megabytes} MB まで`,
    remedy: 'ターミナルの `less`、`head`、`ls -l` を使ってください。',
  }),
  'files.denied': ({ path }) => ({
    message: `「${path}」を読み書きする権限がありません。`,
    expected: '自分が所有するファイル',
    remedy:
      'コンテナは、バインドマウントにコンテナの root として書き込みます。`docker run --rm -v "$PWD":/w debian chown -R 1000:1000 /w` で所有者を変えるか、コンテナの中で削除してください。',
  }),
  'files.diskFull': ({ path }) => ({
    message: `マシンのディスクに「${path}」を保存する空きがありません。ファイルは元のままです。`,
    expected: 'ディスクの空き容量',
    remedy: '`docker system prune` で空きを作り、`df -h ~` で確認してください。',
  }),
  'files.failed': ({ path }) => ({
    message: `マシンの中で「${path}」の処理に失敗しました。`,
    remedy: 'もう一度試してください。',
  }),
  'files.brokeOff': ({ path }) => ({
    message: `「${path}」の処理中に、マシンの応答が途切れました。`,
    expected: 'マシンのファイルサービスからの応答',
    found: 'サービスは終了し、再起動しています',
    remedy: '処理が済んでいるか確認してから、もう一度試してください。',
  }),
  'files.slow': ({ path, seconds }) => ({
    message: `「${path}」の処理に時間がかかりすぎました。`,
    expected: `${seconds}秒以内の応答`,
    remedy:
      'マシンが何かの処理で忙しい可能性があります。ターミナルの `top` で確認してから、もう一度試してください。',
  }),
  'files.slowToOpen': ({ seconds }) => ({
    message: 'マシンのファイルを開くのに時間がかかりすぎました。',
    expected: `${seconds}秒以内の開始`,
    remedy: 'もう一度試してください。それでもだめなら、セッションをリセットしてください。',
  }),
  'files.unreachable': () => ({
    message: 'このマシンのファイルにつながりません。',
    remedy: '1分ほど待ってもう一度試すか、セッションをリセットしてください。',
  }),
  'files.givenUp': () => ({
    message: 'このマシンのファイルサービスが何度も終了しました。ターミナルは引き続き使えます。',
    expected: 'マシンが動いている間、動き続ける workspace-agent.py というプロセス',
    remedy:
      'そのプロセスを終了させずに、1分ほど待ってもう一度試すか、セッションをリセットしてください。',
  }),
  'files.closed': () => ({
    message: 'このワークスペースは閉じられました。',
    remedy: 'ページを再読み込みしてください。',
  }),
  'files.tooManyCalls': ({ calls, megabytes }) => ({
    message: '一度に保存または読み込みするファイルが多すぎます。',
    expected: `同時に ${calls} 件、${megabytes} MB まで`,
    remedy: '少し待ってから、もう一度試してください。',
  }),

  'preview.unknown': () => ({
    message: 'そのプレビューはありません。',
    expected: 'プレビューに表示されるアドレス',
    found: '動いているどのセッションのものでもないアドレス',
    remedy: 'レッスンをもう一度開始し、そこからプレビューを開いてください。',
  }),
  'preview.tooMany': ({ most }) => ({
    message: 'このプレビューで開いている接続が多すぎます。',
    expected: `同時に${most}個まで`,
    remedy: 'プレビューを表示している他のタブを閉じるか、ダウンロードが終わるまで待ってください。',
  }),
  'preview.noAnswer': ({ port }) => ({
    message: `ポート ${port} のアプリが、応答せずに接続を切りました。`,
    expected: '`-p` のコンテナ側のポートを、すべてのアドレス（0.0.0.0）で待ち受けるアプリ',
    found: 'すぐに閉じられた接続',
    remedy: '`docker logs` を読み、`-p` の2つ目の数とアプリのポートを比べてください。',
  }),
  'preview.noHttp': ({ port }) => ({
    message: `ポート ${port} で応答しているものは、HTTP を話しません。`,
    expected: 'HTTP の応答',
    remedy: 'Web アプリですか？ Redis などのサーバーは、独自のプロトコルを使います。',
  }),
  'preview.slow': ({ port, seconds }) => ({
    message: `ポート ${port} のアプリが応答しません。`,
    expected: `${seconds}秒以内の応答`,
    found: '何も返ってこない接続',
    remedy: '`docker logs` を読んでください。データベースなど、何かを待っていませんか？',
  }),
  'preview.failed': () => ({
    message: 'こちら側で問題が発生しました。',
    remedy: 'ページを再読み込みしてください。',
  }),
  ...assignmentProblems,
  ...submissionProblems,
  ...boardProblems,
  ...classroomProblems,
  ...peopleProblems,
};
