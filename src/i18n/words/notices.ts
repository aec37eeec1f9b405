import type { NoticeCode } from '../../protocol/notice.ts'
import { words } from '../words.ts'

/** One sentence or two for each notice: what happened (expected, came), and what to do. */
export const noticeWords = words('notices', {
  en: {
    'worker-died':
      'The training process stopped unexpectedly. Press Resume to go on from the last saved weights.',
    'worker-silent':
      'The training process did not start, so nothing can be trained here. Reload the page; if that does not help, try another browser.',
    diverged:
      'The loss stopped being a number at step {{step}}. The learning rate is probably too high: lower it and start again.',
    'context-lost':
      'The graphics card dropped its work. The last saved weights are back, and training can go on.',
    'backend-unavailable':
      'You asked for {{wanted}}, but this browser cannot use it here. Computing with {{used}} instead.',
    'data-missing':
      'The file {{file}} could not be loaded (answer: {{status}}). Check the connection and reload the page.',
    'data-foreign':
      'The file {{file}} is not what was expected: it should be {{expected}}, but is {{got}}. Reload the page to fetch it again.',
    'data-truncated':
      'The file {{file}} ends too early: {{expected}} bytes expected, {{got}} came. Reload the page to fetch it again.',
    'data-corrupt':
      'The file {{file}} is damaged: expected {{expected}}, got {{got}}. Reload the page to fetch it again.',
    'data-partial':
      'Only part of the digits could be read: {{images}}. Training goes on with those; reload the page to try for all of them.',
    'trained-missing':
      'The trained model “{{name}}” could not be loaded, so this figure starts from scratch. Press Train.',
    'weights-foreign':
      'The file {{file}} is not a whole safetensors file: expected {{expected}}, got {{got}}. Nothing was changed; choose a file that the lab or one of its scripts saved.',
    'weights-other':
      'The weights in {{file}} belong to another model: expected {{expected}}, got {{got}}. Nothing was changed; give the lane the settings that the file was trained with.',
    'settings-invalid':
      'The setting “{{field}}” should be {{expected}}, but was {{got}}; its default is used instead.',
    'out-of-memory':
      'The device ran out of memory. Choose a smaller model or a smaller batch and start again.',
    unexpected:
      'Something went wrong that should not have: {{message}}. Press Reset; if it happens again, reload the page.',
  },
  pl: {
    'worker-died':
      'Proces uczący niespodziewanie się zakończył. Naciśnij „Wznów”, aby kontynuować od ostatnio zapisanych wag.',
    'worker-silent':
      'Proces uczący nie wystartował, więc niczego nie da się tu uczyć. Odśwież stronę, a jeśli to nie pomoże, spróbuj w innej przeglądarce.',
    diverged:
      'W kroku {{step}} wartość funkcji kosztu przestała być liczbą. Współczynnik uczenia jest pewnie za duży: zmniejsz go i zacznij od nowa.',
    'context-lost':
      'Karta graficzna przerwała obliczenia. Przywrócono ostatnio zapisane wagi i można uczyć dalej.',
    'backend-unavailable':
      'Wybrano {{wanted}}, ale ta przeglądarka nie może tu z niego skorzystać. Obliczenia wykonuje {{used}}.',
    'data-missing':
      'Nie udało się wczytać pliku {{file}} (odpowiedź: {{status}}). Sprawdź połączenie i odśwież stronę.',
    'data-foreign':
      'Plik {{file}} zawiera coś innego, niż powinien: oczekiwano {{expected}}, a jest {{got}}. Odśwież stronę, aby pobrać go ponownie.',
    'data-truncated':
      'Plik {{file}} jest niepełny (oczekiwana liczba bajtów: {{expected}}, otrzymana: {{got}}). Odśwież stronę, aby pobrać go ponownie.',
    'data-corrupt':
      'Plik {{file}} jest uszkodzony: oczekiwano {{expected}}, a jest {{got}}. Odśwież stronę, aby pobrać go ponownie.',
    'data-partial':
      'Udało się wczytać tylko część cyfr: {{images}}. Uczenie korzysta z nich; odśwież stronę, aby spróbować wczytać wszystkie.',
    'trained-missing':
      'Nie udało się wczytać nauczonego modelu „{{name}}”, więc ten rysunek zaczyna od zera. Naciśnij „Ucz”.',
    'weights-foreign':
      'Plik {{file}} nie jest kompletnym plikiem safetensors: oczekiwano {{expected}}, a jest {{got}}. Niczego nie zmieniono; wybierz plik zapisany przez laboratorium albo jego skrypt.',
    'weights-other':
      'Wagi w pliku {{file}} należą do innego modelu: oczekiwano {{expected}}, a jest {{got}}. Niczego nie zmieniono; nadaj modelowi ustawienia, z którymi uczono ten plik.',
    'settings-invalid':
      'Ustawienie „{{field}}” powinno mieć wartość {{expected}}, a miało {{got}}; użyto wartości domyślnej.',
    'out-of-memory':
      'Urządzeniu zabrakło pamięci. Wybierz mniejszy model albo mniejszą partię i zacznij od nowa.',
    unexpected:
      'Stało się coś, co nie powinno: {{message}}. Naciśnij „Od nowa”, a jeśli to się powtórzy, odśwież stronę.',
  },
} satisfies Record<'en' | 'pl', Record<NoticeCode, string>>)
