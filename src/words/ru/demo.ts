import type { demoEn } from '../en/demo.ts';
import { russianCount } from '../plural.ts';

export const demoRu: typeof demoEn = {
  start: (clients, threads) =>
    `Clientele: полное исследование, вымышленных клиентов: ${clients}, ${russianCount(threads, { one: 'поток', few: 'потока', many: 'потоков' })}. Ctrl-C остановит, та же команда продолжит.`,
  sample: 'Создание вымышленных клиентов',
  serveLater: (command) => `Чтобы посмотреть в браузере: ${command}`,
  serving: (url) => `Страница ${url} доступна до Ctrl-C, отчёт: ${url}/report`,
  portTaken: (taken, next) => `Порт ${taken} занят, пробуем ${next}`,
  noDisplay: (command) =>
    `Здесь нет экрана. Выполните на своём компьютере эту команду, затем откройте адрес выше: ${command}`,
  stopped: 'Остановлено.',
  download: (name) => `Загрузка ${name}`,
  fetched: (path, bytes) => `${path}: ${bytes} байт, размер и SHA-256 верны`,
  alreadyThere: (path) => `${path} уже есть и верен: делать нечего`,
  licence: (licence, citation) => `${citation}. ${licence}.`,
};
