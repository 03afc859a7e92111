import type { Language } from '../../../protocol/language.ts';

/** What stands in the drawings; `description` tells it to those who do not see them. */
export interface FigureWords {
  readonly 'image-and-container': Record<
    'image' | 'container' | 'readOnly' | 'ownLayer' | 'sameImage' | 'description',
    string
  >;
  readonly 'layers-and-cache': Record<
    'cached' | 'changed' | 'again' | 'rule' | 'description',
    string
  >;
  readonly 'port-mapping': Record<'machine' | 'container' | 'refused' | 'description', string>;
  readonly 'bind-mount': Record<
    'machine' | 'container' | 'sameFiles' | 'volume' | 'kept' | 'description',
    string
  >;
  readonly 'redis-network': Record<
    'browser' | 'network' | 'byName' | 'volume' | 'description',
    string
  >;
}
export type FigureName = keyof FigureWords;

/** Labels are short: text in a drawing does not wrap. */
export const figureWords: Record<Language, FigureWords> = {
  en: {
    'image-and-container': {
      image: 'Image',
      container: 'Container',
      readOnly: 'read-only, kept once',
      ownLayer: 'its own layer',
      sameImage: 'the image’s layers',
      description:
        'The image hello-world has read-only layers and is kept once. Each docker run makes another container of it, which shares these layers and adds a writable layer of its own.',
    },
    'layers-and-cache': {
      cached: 'from the cache',
      changed: 'file changed',
      again: 'run again',
      rule: 'Below the first change, everything is done again.',
      description:
        'Four instructions from top to bottom. The first two come from the cache. The third copies a file that has changed, so it is done again, and so is every instruction below it.',
    },
    'port-mapping': {
      machine: 'Your machine',
      container: 'Container',
      refused: 'refused',
      description:
        'curl asks your machine at port 8000. The option -p 8000:5000 leads from there to port 5000 in the container, where Flask listens. A request to port 5000 of your machine is refused, for nobody listens there.',
    },
    'bind-mount': {
      machine: 'Your machine',
      container: 'Container',
      sameFiles: 'the same files',
      volume: 'Volume',
      kept: 'outlives the container',
      description:
        'With -v $PWD:/app the folder ~/app of your machine is the folder /app in the container: the same files, seen from two sides. With -v notes:/notes the volume notes is the folder /notes; it outlives the container.',
    },
    'redis-network': {
      browser: 'Browser',
      network: 'Network',
      byName: 'found by name',
      volume: 'Volume with the count',
      description:
        'The containers friendly and redis are in the network greetings. friendly, published as 4000:80 for the browser, finds redis by its name. redis keeps the count in a volume outside.',
    },
  },
  ja: {
    'image-and-container': {
      image: 'イメージ',
      container: 'コンテナ',
      readOnly: '読み取り専用・1つだけ',
      ownLayer: '自分だけのレイヤー',
      sameImage: 'イメージのレイヤー',
      description:
        'hello-world イメージのレイヤーは読み取り専用で、1つだけ保存されます。docker run のたびに新しいコンテナができ、イメージのレイヤーを共有したうえで、書き込み可能な自分のレイヤーを重ねます。',
    },
    'layers-and-cache': {
      cached: 'キャッシュ',
      changed: 'ファイルが変更',
      again: '再実行',
      rule: '最初の変更より下は、すべてやり直しになります。',
      description:
        '上から順に4つの命令があります。最初の2つはキャッシュが使われます。3つ目は変更されたファイルをコピーするため再実行され、それより下の命令もすべて再実行されます。',
    },
    'port-mapping': {
      machine: '手元のマシン',
      container: 'コンテナ',
      refused: '拒否される',
      description:
        'curl が手元のマシンのポート 8000 に接続します。-p 8000:5000 により、そこからコンテナのポート 5000 で待ち受ける Flask につながります。マシンのポート 5000 では何も待ち受けていないので、接続は拒否されます。',
    },
    'bind-mount': {
      machine: '手元のマシン',
      container: 'コンテナ',
      sameFiles: '同じファイル',
      volume: 'ボリューム',
      kept: 'コンテナを消しても残る',
      description:
        '-v $PWD:/app を付けると、マシンの ~/app ディレクトリがコンテナの /app になります。同じファイルを両側から見ています。-v notes:/notes では notes ボリュームが /notes になり、コンテナを削除しても残ります。',
    },
    'redis-network': {
      browser: 'ブラウザー',
      network: 'ネットワーク',
      byName: '名前で見つかる',
      volume: '回数を残すボリューム',
      description:
        'friendly と redis の2つのコンテナが greetings ネットワークにあります。friendly は 4000:80 でブラウザーに公開され、redis をその名前で見つけます。redis は回数を外側のボリュームに保存します。',
    },
  },
  ru: {
    'image-and-container': {
      image: 'Образ',
      container: 'Контейнер',
      readOnly: 'только чтение',
      ownLayer: 'собственный слой',
      sameImage: 'слои образа',
      description:
        'Слои образа hello-world доступны только для чтения и хранятся один раз. Каждый docker run создаёт из него новый контейнер: он использует те же слои и добавляет свой слой для записи.',
    },
    'layers-and-cache': {
      cached: 'из кэша',
      changed: 'файл изменён',
      again: 'заново',
      rule: 'Всё, что ниже первого изменения, выполняется заново.',
      description:
        'Четыре инструкции сверху вниз. Первые две берутся из кэша. Третья копирует изменённый файл, поэтому выполняется заново, и вместе с ней все инструкции ниже.',
    },
    'port-mapping': {
      machine: 'Ваша машина',
      container: 'Контейнер',
      refused: 'отказ',
      description:
        'curl обращается к порту 8000 вашей машины. Опция -p 8000:5000 ведёт оттуда к порту 5000 контейнера, который слушает Flask. На порту 5000 самой машины никто не слушает, и в соединении отказано.',
    },
    'bind-mount': {
      machine: 'Ваша машина',
      container: 'Контейнер',
      sameFiles: 'те же файлы',
      volume: 'Том',
      kept: 'переживёт контейнер',
      description:
        'С опцией -v $PWD:/app каталог ~/app вашей машины становится каталогом /app в контейнере: одни и те же файлы с двух сторон. С опцией -v notes:/notes том notes становится каталогом /notes; он переживёт контейнер.',
    },
    'redis-network': {
      browser: 'Браузер',
      network: 'Сеть',
      byName: 'по имени',
      volume: 'Том со счётчиком',
      description:
        'Контейнеры friendly и redis находятся в сети greetings. friendly опубликован для браузера как 4000:80 и находит redis по имени. redis хранит счётчик в томе снаружи.',
    },
  },
  'zh-cn': {
    'image-and-container': {
      image: '镜像',
      container: '容器',
      readOnly: '只读，只存一份',
      ownLayer: '自己的一层',
      sameImage: '镜像的各层',
      description:
        'hello-world 镜像的各层是只读的，只保存一份。每次 docker run 都由它创建一个新容器：容器共用这些层，再加上自己的一个可写层。',
    },
    'layers-and-cache': {
      cached: '来自缓存',
      changed: '文件有改动',
      again: '重新执行',
      rule: '从第一处改动往下，全部重新执行。',
      description:
        '从上到下有四条指令。前两条来自缓存。第三条复制的文件有改动，因此重新执行，它下面的所有指令也都重新执行。',
    },
    'port-mapping': {
      machine: '你的机器',
      container: '容器',
      refused: '被拒绝',
      description:
        'curl 访问你机器的 8000 端口。选项 -p 8000:5000 由此通向容器的 5000 端口，Flask 就在那里监听。你机器的 5000 端口没有程序监听，连接被拒绝。',
    },
    'bind-mount': {
      machine: '你的机器',
      container: '容器',
      sameFiles: '同样的文件',
      volume: '卷',
      kept: '容器删除后仍在',
      description:
        '使用 -v $PWD:/app 时，你机器上的 ~/app 目录就是容器中的 /app 目录：同一批文件，从两边看到。使用 -v notes:/notes 时，卷 notes 就是 /notes 目录，容器删除后它仍然存在。',
    },
    'redis-network': {
      browser: '浏览器',
      network: '网络',
      byName: '按名称找到',
      volume: '保存计数的卷',
      description:
        '容器 friendly 和 redis 在网络 greetings 中。friendly 以 4000:80 向浏览器发布，并按名称找到 redis。redis 把计数保存在外面的卷里。',
    },
  },
};
