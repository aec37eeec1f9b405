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
    'weights-infinite':
      'Not all numbers of {{name}} in {{file}} are finite: that training went wrong before it was saved. Nothing was changed; choose a file that was saved earlier.',
    'weights-other':
      'The weights in {{file}} belong to another model: expected {{expected}}, got {{got}}. Nothing was changed; give the lane the settings that the file was trained with.',
    'own-foreign':
      '{{file}} is none of the files that can be read here (it begins with {{got}}). Choose IDX files, a zip, or a folder of pictures. Nothing was changed.',
    'own-blank': '{{file}} is empty. Download it again. Nothing was changed.',
    'own-depth':
      'The values in {{file}} are {{got}}; only unsigned bytes, 0…255, can be read. Nothing was changed.',
    'own-truncated':
      '{{file}} has {{got}} bytes, but its header promises {{expected}}. Download it again. Nothing was changed.',
    'own-corrupt':
      '{{file}} is damaged and cannot be unpacked. Download or pack it again. Nothing was changed.',
    'own-password':
      '{{file}} is locked with a password. Pack it again as an ordinary zip without one, or choose the unpacked files. Nothing was changed.',
    'own-packing':
      '{{file}} is packed in a way that cannot be read here ({{method}}). Pack it again as an ordinary zip, or choose the unpacked files. Nothing was changed.',
    'own-not-square':
      'The images in {{file}} are {{got}} pixels; they have to be square. Nothing was changed.',
    'own-labels':
      '{{file}} has {{labels}} labels for {{images}} images; the numbers have to be equal. Nothing was changed.',
    'own-unpaired':
      '{{file}} stands alone: images and their labels have to come together. Choose both files. Nothing was changed.',
    'own-several':
      'These files are of several sets: {{sets}}. Choose the files of one set; unpack an archive first. Nothing was changed.',
    'own-too-large': '{{file}} is larger than what can be taken, {{most}}. Nothing was changed.',
    'own-too-large-together':
      'The chosen files come to {{got}} together; at most {{most}} can be taken. Choose fewer files. Nothing was changed.',
    'own-empty':
      'Too few pictures were found there: {{images}}. Give at least five as PNG, JPEG, GIF, WebP or BMP, in folders named after their classes. Nothing was changed.',
    'own-interrupted':
      'Reading stopped before its end, perhaps because the memory was full. Nothing was changed; try again, or with fewer or smaller files.',
    'own-missing':
      'This browser does not keep a data set named “{{name}}”. Bring it again, or choose the built-in digits.',
    'storage-full':
      'The browser has no more room for this page, so nothing new was kept. Forget something that is kept, then try again.',
    'storage-unavailable':
      'This browser keeps nothing for the page ({{message}}), as in a private window. Use the files instead.',
    'setting-unknown': 'The link sets “{{field}}”, which its model does not have, so that was left out.',
    'set-unknown':
      'The link names a data set “{{got}}”, which is not known here; the built-in digits take its place.',
    'settings-invalid':
      'The setting “{{field}}” should be {{expected}}, but was {{got}}; its default is used instead.',
    'conflict-k':
      'Of {{most}} code units, {{got}} cannot be kept. Lower k to at most {{most}}, or widen the code; until then these settings do not train.',
    'conflict-components':
      'Images of {{most}} pixels have at most {{most}} principal components, and {{got}} are asked for. Lower their number; until then these settings do not train.',
    'conflict-cross-entropy':
      'Cross-entropy needs outputs between 0 and 1, and the output layer is {{got}}. Choose sigmoid for it, or another loss; until then these settings do not train.',
    'conflict-divergence':
      'The KL penalty needs activities between 0 and 1, and the code layer is {{got}}. Choose sigmoid for it, or the L1 penalty; until then these settings do not train.',
    'conflict-square':
      'Convolutions need square images, and these have {{got}} pixels. Choose another model or other data; until then these settings do not train.',
    'conflict-poolings':
      'Images of {{side}} × {{side}} pixels can be halved at most {{most}} times, and {{got}} layers would halve them. Remove layers; until then these settings do not train.',
    'conflict-terms':
      'Both terms of the loss weigh 0, so there is nothing to lower. Raise β or the weight of the reconstruction; until then these settings do not train.',
    'lane-unknown':
      'The link names a model “{{got}}”, which is not known here, so its lane was left out. Choose a model by “Add a lane”.',
    'lanes-many':
      'The link holds {{got}} lanes, and up to {{most}} stand side by side: the others were left out. Remove one to make room.',
    'classes-missing':
      'A classifier learns classes, and these pictures have none. Choose the digits or a set of your own, or another model.',
    'classes-many':
      'A classifier tells up to {{most}} classes apart, and this set has {{got}}. Choose another set, or another model.',
    'picture-unknown':
      '“{{file}}” is not a picture that can be read here: expected PNG, JPEG or WebP. Nothing was changed.',
    'picture-too-large':
      '“{{file}}” has {{megapixels}} megapixels; up to {{most}} can be read. Make it smaller and try again.',
    'picture-broken':
      '“{{file}}” begins like a picture but cannot be read to its end. Try another copy of it.',
    'picture-scaled': '“{{file}}” was scaled down from {{from}} to {{to}} pixels. It stays in this browser.',
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
    'weights-infinite':
      'Nie wszystkie liczby w {{name}} z pliku {{file}} są skończone: uczenie rozbiegło się przed zapisem. Niczego nie zmieniono; wybierz plik zapisany wcześniej.',
    'weights-other':
      'Wagi w pliku {{file}} należą do innego modelu: oczekiwano {{expected}}, a jest {{got}}. Niczego nie zmieniono; nadaj modelowi ustawienia, z którymi uczono ten plik.',
    'own-foreign':
      '{{file}} nie jest plikiem, który można tu wczytać (zaczyna się od {{got}}). Wybierz pliki IDX, archiwum zip albo folder z obrazami. Niczego nie zmieniono.',
    'own-blank': 'Plik {{file}} jest pusty. Pobierz go ponownie. Niczego nie zmieniono.',
    'own-depth':
      'Wartości w pliku {{file}} są typu {{got}}, a wczytać można tylko bajty bez znaku, 0…255. Niczego nie zmieniono.',
    'own-truncated':
      'Plik {{file}} ma {{got}} B, a jego nagłówek zapowiada {{expected}} B. Pobierz go ponownie. Niczego nie zmieniono.',
    'own-corrupt':
      'Plik {{file}} jest uszkodzony i nie da się go rozpakować. Pobierz go lub spakuj ponownie. Niczego nie zmieniono.',
    'own-password':
      'Archiwum {{file}} jest zabezpieczone hasłem. Spakuj je ponownie jako zwykły plik zip bez hasła albo wybierz rozpakowane pliki. Niczego nie zmieniono.',
    'own-packing':
      'Archiwum {{file}} spakowano w sposób, którego nie da się tu odczytać ({{method}}). Spakuj je ponownie jako zwykły plik zip albo wybierz rozpakowane pliki. Niczego nie zmieniono.',
    'own-not-square':
      'Obrazy w pliku {{file}} mają {{got}} pikseli, a muszą być kwadratowe. Niczego nie zmieniono.',
    'own-labels':
      'W pliku {{file}} liczba etykiet to {{labels}}, a obrazów jest {{images}}; te liczby muszą być równe. Niczego nie zmieniono.',
    'own-unpaired':
      'Plik {{file}} jest sam, a obrazy i ich etykiety muszą przyjść razem. Wybierz oba pliki. Niczego nie zmieniono.',
    'own-several':
      'Te pliki pochodzą z kilku zbiorów: {{sets}}. Wybierz pliki jednego zbioru; archiwum najpierw rozpakuj. Niczego nie zmieniono.',
    'own-too-large': 'Plik {{file}} jest większy, niż można przyjąć ({{most}}). Niczego nie zmieniono.',
    'own-too-large-together':
      'Wybrane pliki zajmują razem {{got}}, a można przyjąć najwyżej {{most}}. Wybierz mniej plików. Niczego nie zmieniono.',
    'own-empty':
      'Znaleziono za mało obrazów: {{images}}. Podaj co najmniej pięć plików PNG, JPEG, GIF, WebP lub BMP, w folderach nazwanych jak klasy. Niczego nie zmieniono.',
    'own-interrupted':
      'Czytanie przerwało się przed końcem, być może zabrakło pamięci. Niczego nie zmieniono; spróbuj ponownie albo z mniejszą liczbą plików.',
    'own-missing':
      'Ta przeglądarka nie przechowuje zbioru „{{name}}”. Wczytaj go ponownie albo wybierz wbudowane cyfry.',
    'storage-full':
      'Przeglądarka nie ma już miejsca dla tej strony, więc niczego nowego nie zachowano. Usuń coś z zachowanych rzeczy i spróbuj ponownie.',
    'storage-unavailable':
      'Ta przeglądarka niczego dla tej strony nie przechowa ({{message}}), na przykład w oknie prywatnym. Skorzystaj z plików.',
    'setting-unknown':
      'Odnośnik ustawia „{{field}}”, a jego model nie ma takiego ustawienia, więc je pominięto.',
    'set-unknown': 'Odnośnik podaje zbiór „{{got}}”, którego tu nie ma; zastępują go wbudowane cyfry.',
    'settings-invalid':
      'Ustawienie „{{field}}” powinno mieć wartość {{expected}}, a miało {{got}}; użyto wartości domyślnej.',
    'conflict-k':
      'Z {{most}} neuronów kodu nie można zachować {{got}}. Zmniejsz k do najwyżej {{most}} albo poszerz kod; do tego czasu te ustawienia się nie uczą.',
    'conflict-components':
      'Obrazy o {{most}} pikselach mają najwyżej {{most}} składowych głównych, a wybrano {{got}}. Zmniejsz ich liczbę; do tego czasu te ustawienia się nie uczą.',
    'conflict-cross-entropy':
      'Entropia krzyżowa wymaga wyjść między 0 a 1, a warstwa wyjściowa jest typu {{got}}. Wybierz dla niej sigmoid albo inną funkcję kosztu; do tego czasu te ustawienia się nie uczą.',
    'conflict-divergence':
      'Kara KL wymaga aktywności między 0 a 1, a warstwa kodu jest typu {{got}}. Wybierz dla niej sigmoid albo karę L1; do tego czasu te ustawienia się nie uczą.',
    'conflict-square':
      'Sploty wymagają obrazów kwadratowych, a te mają {{got}} pikseli. Wybierz inny model albo inne dane; do tego czasu te ustawienia się nie uczą.',
    'conflict-poolings':
      'Obrazy {{side}} × {{side}} pikseli można zmniejszyć o połowę najwyżej {{most}} razy, a warstw, które to robią, jest {{got}}. Usuń warstwy; do tego czasu te ustawienia się nie uczą.',
    'conflict-terms':
      'Oba składniki funkcji kosztu mają wagę 0, więc nie ma czego obniżać. Zwiększ β albo wagę rekonstrukcji; do tego czasu te ustawienia się nie uczą.',
    'lane-unknown':
      'Odnośnik podaje model „{{got}}”, którego tu nie ma, więc jego tor pominięto. Wybierz model przyciskiem „Dodaj tor”.',
    'lanes-many':
      'W odnośniku jest więcej torów ({{got}}), niż mieści się obok siebie ({{most}}), więc pozostałe pominięto. Usuń któryś, aby zrobić miejsce.',
    'classes-missing':
      'Klasyfikator uczy się klas, a te obrazy ich nie mają. Wybierz cyfry albo własny zbiór, albo inny model.',
    'classes-many':
      'Klasyfikator rozróżnia najwyżej {{most}} klas, a w tym zbiorze jest ich {{got}}. Wybierz inny zbiór albo inny model.',
    'picture-unknown':
      'Plik „{{file}}” nie jest obrazem, który da się tu odczytać: potrzebny PNG, JPEG albo WebP. Nic się nie zmieniło.',
    'picture-too-large':
      'Plik „{{file}}” ma {{megapixels}} megapikseli, a można odczytać najwyżej {{most}}. Zmniejsz go i spróbuj ponownie.',
    'picture-broken':
      'Plik „{{file}}” zaczyna się jak obraz, ale nie da się go odczytać do końca. Spróbuj innej kopii.',
    'picture-scaled':
      'Obraz „{{file}}” zmniejszono z {{from}} do {{to}} pikseli. Nie opuszcza on tej przeglądarki.',
    'out-of-memory':
      'Urządzeniu zabrakło pamięci. Wybierz mniejszy model albo mniejszą partię i zacznij od nowa.',
    unexpected:
      'Stało się coś, co nie powinno: {{message}}. Naciśnij „Od nowa”, a jeśli to się powtórzy, odśwież stronę.',
  },
} satisfies Record<'en' | 'pl', Record<NoticeCode, string>>)
