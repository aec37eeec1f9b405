import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('convolutional', {
  en: {
    walkTitle: 'A digit on its way through the maps',
    walkQuestion:
      'Sixteen kernels of nine weights slide over your digit. What will each of them find, and how much of the digit can you still make out at the narrowest place?',
    walkCaption:
      'Every square is one feature map for your digit: white is 0, black the largest value of its layer. Down the left side they get smaller, up the right side larger again. Point at a map to see it large, and pick a place in it: the violet frame shows what that one value can see of the picture.',
    walkTry:
      'pick a place in pooling 3 and then the same place in convolution 1, and compare the frames; draw a single stroke and find the kernel that answers to it; press Reset and Train, and watch the maps take shape.',
    input: 'x: the picture',
    field: 'One value here sees {{width}} × {{height}} pixels.',
    kernels: 'kernels of convolution 1',
    kernelsSize: '{{count}} times 3 × 3 weights',
    kernelName: 'kernel {{map}}',
    'kind-convolution': 'convolution {{number}}',
    'kind-pooling': 'pooling {{number}}',
    'kind-enlargement': 'enlargement {{number}}',
    output: 'output x′',
    mapsOf_one: '{{count}} map of {{side}} × {{side}}',
    mapsOf_other: '{{count}} maps of {{side}} × {{side}}',
    mapOf: 'map {{map}} of {{count}}',
    mapsLabel: 'Maps of {{layer}}',
    mapName: '{{layer}}, map {{map}} of {{count}}',
    largeMap: 'The picked map, large',
    pickValue: 'Pick a value of this map',
    valueName: 'row {{row}}, column {{column}}',
    mapSize: '{{side}} × {{side}} values, black is {{most}}.',
    feedsPicture:
      'Each is a 3 × 3 window of the picture times this map’s nine weights, plus its bias; negative sums become 0. Parameters: {{count}}.',
    feedsMaps:
      'Each adds up 3 × 3 windows of all {{maps}} maps of {{layer}}, with a kernel of its own for every one of them, plus a bias; negative sums become 0. Parameters: {{count}}.',
    feedsPooling: 'Each is the largest of a 2 × 2 square in map {{map}} of {{layer}}. Nothing to learn.',
    feedsEnlargement:
      'Each value of map {{map}} of {{layer}} stands here four times, as a 2 × 2 square. Nothing to learn.',
    feedsOutput:
      'Each adds up 3 × 3 windows of all {{maps}} maps of {{layer}}, plus a bias; a sigmoid makes a grey value of the sum. Parameters: {{count}}.',
    pooledValue: 'Picked value: the largest of {{values}} is {{value}}.',
    plainValue: 'Picked value: {{value}}.',
    window: 'The picked 3 × 3 window of the picture',
    kernelOf: 'Kernel of map {{map}}; full blue is +{{scale}}, full orange −{{scale}}',
    kernelSum: 'window · kernel = {{sum}}; {{sign}} bias {{bias}} gives {{total}}; ReLU makes it {{value}}.',
    sheet: 'the code once more, laid out as on the slide: 4 × 32',
    sheetLabel: 'Code of 128 numbers as 4 rows of 32',
    sheetColumn: 'column {{column}}',
    sheetValue: 'map {{map}}, row {{row}}, column {{column}}',

    rivalsTitle: 'Few weights against many',
    rivalsQuestion:
      'Three networks, one seed, the same batches: the convolutional one, a dense one with about as many parameters, and a dense one with as long a code. Which will win, and which will still know a digit that has moved aside?',
    rivalsCaption:
      'All three were trained on centred digits. Shared weights need few parameters, but not little work: every kernel is used at every place. The last column measures the digits as they stand above, moved or not.',
    rivalsTry:
      'move the digits by four pixels and watch the rows and the last column; then start from scratch and compare the curves after 200 steps.',
    'lane-conv': 'convolutional',
    'lane-sameParameters': 'dense, nearest in parameters: code {{code}}',
    'lane-sameCode': 'dense, as long a code: {{code}}',
    'line-conv': 'convolutional',
    'line-sameParameters': 'dense, code {{code}}',
    'line-sameCode': 'dense, {{code}}',
    chart: 'Cross-entropy on validation digits',
    move: 'Move the digits to the right',
    movedBy: '{{pixels}} px',
    tableCaption:
      'What each network has to learn and to compute, and its cross-entropy on the first {{count}} validation digits, as they stand above',
    parameters: 'parameters',
    products: 'products a digit',
    lossMoved: 'loss, moved by {{pixels}} px',
  },
  pl: {
    walkTitle: 'Droga cyfry przez mapy',
    walkQuestion:
      'Szesnaście filtrów po dziewięć wag przesuwa się po Twojej cyfrze. Co znajdzie każdy z nich i ile z cyfry da się jeszcze rozpoznać w najwęższym miejscu?',
    walkCaption:
      'Każdy kwadrat to jedna mapa cech Twojej cyfry: biel oznacza 0, czerń największą wartość w warstwie. Po lewej mapy maleją, po prawej znowu rosną. Wskaż mapę, żeby zobaczyć ją w powiększeniu, a potem wybierz w niej miejsce: fioletowa ramka pokaże, co ta jedna wartość widzi z obrazu.',
    walkTry:
      'wybierz miejsce w poolingu 3, a potem to samo miejsce w konwolucji 1 i porównaj ramki; narysuj jedną kreskę i znajdź filtr, który na nią odpowiada; naciśnij „Od nowa”, potem „Ucz” i patrz, jak mapy nabierają kształtu.',
    input: 'x: obraz',
    field: 'Jedna wartość widzi tu {{width}} × {{height}} pikseli.',
    kernels: 'filtry konwolucji 1',
    kernelsSize: '{{count}} razy 3 × 3 wagi',
    kernelName: 'filtr {{map}}',
    'kind-convolution': 'konwolucja {{number}}',
    'kind-pooling': 'pooling {{number}}',
    'kind-enlargement': 'powiększenie {{number}}',
    output: 'wyjście x′',
    mapsOf_one: '{{count}} mapa {{side}} × {{side}}',
    mapsOf_few: '{{count}} mapy {{side}} × {{side}}',
    mapsOf_many: '{{count}} map {{side}} × {{side}}',
    mapsOf_other: '{{count}} mapy {{side}} × {{side}}',
    mapOf: 'mapa {{map}} z {{count}}',
    mapsLabel: 'Mapy: {{layer}}',
    mapName: '{{layer}}, mapa {{map}} z {{count}}',
    largeMap: 'Wskazana mapa w powiększeniu',
    pickValue: 'Wybierz wartość tej mapy',
    valueName: 'wiersz {{row}}, kolumna {{column}}',
    mapSize: 'Wartości: {{side}} × {{side}}, czerń to {{most}}.',
    feedsPicture:
      'Każda to okno 3 × 3 z obrazu pomnożone przez dziewięć wag tej mapy, plus wyraz wolny; suma ujemna staje się zerem. Parametry: {{count}}.',
    feedsMaps:
      'Każda sumuje okna 3 × 3 ze wszystkich map warstwy {{layer}} (jest ich {{maps}}), a dla każdej z nich ma osobny filtr; do tego wyraz wolny, a suma ujemna staje się zerem. Parametry: {{count}}.',
    feedsPooling:
      'Każda to największa wartość z kwadratu 2 × 2 w mapie {{map}} warstwy {{layer}}. Nie ma tu czego uczyć.',
    feedsEnlargement:
      'Każda wartość mapy {{map}} warstwy {{layer}} stoi tu cztery razy, jako kwadrat 2 × 2. Nie ma tu czego uczyć.',
    feedsOutput:
      'Każda sumuje okna 3 × 3 ze wszystkich map warstwy {{layer}} (jest ich {{maps}}) i wyraz wolny; sigmoida robi z sumy odcień szarości. Parametry: {{count}}.',
    pooledValue: 'Wybrana wartość: największa z {{values}} to {{value}}.',
    plainValue: 'Wybrana wartość: {{value}}.',
    window: 'Wybrane okno 3 × 3 z obrazu',
    kernelOf: 'Filtr mapy {{map}}; pełny niebieski to +{{scale}}, pełny pomarańczowy −{{scale}}',
    kernelSum:
      'okno · filtr = {{sum}}; {{sign}} wyraz wolny {{bias}} daje {{total}}; po ReLU zostaje {{value}}.',
    sheet: 'jeszcze raz kod, ułożony jak na slajdzie: 4 × 32',
    sheetLabel: 'Kod ze 128 liczb w 4 wierszach po 32',
    sheetColumn: 'kolumna {{column}}',
    sheetValue: 'mapa {{map}}, wiersz {{row}}, kolumna {{column}}',

    rivalsTitle: 'Mało wag przeciw wielu',
    rivalsQuestion:
      'Trzy sieci, jedno ziarno, te same partie: konwolucyjna, gęsta o podobnej liczbie parametrów i gęsta o równie długim kodzie. Która wygra, a która pozna jeszcze cyfrę przesuniętą w bok?',
    rivalsCaption:
      'Wszystkie trzy uczyły się na cyfrach wyśrodkowanych. Wspólne wagi to mało parametrów, ale wcale nie mało pracy: każdego filtra używa się w każdym miejscu. Ostatnia kolumna mierzy cyfry takie, jakie stoją powyżej, przesunięte lub nie.',
    rivalsTry:
      'przesuń cyfry o cztery piksele i popatrz na obrazy i na ostatnią kolumnę; potem zacznij od nowa i porównaj krzywe po 200 krokach.',
    'lane-conv': 'konwolucyjna',
    'lane-sameParameters': 'gęsta, najbliższa liczbą parametrów: kod {{code}}',
    'lane-sameCode': 'gęsta, równie długi kod: {{code}}',
    'line-conv': 'konwolucyjna',
    'line-sameParameters': 'gęsta, kod {{code}}',
    'line-sameCode': 'gęsta, {{code}}',
    chart: 'Entropia krzyżowa na cyfrach walidacyjnych',
    move: 'Przesuń cyfry w prawo',
    movedBy: '{{pixels}} px',
    tableCaption:
      'Ile każda sieć ma do nauczenia i do policzenia oraz jej entropia krzyżowa na pierwszych cyfrach walidacyjnych (jest ich {{count}}), takich, jakie stoją powyżej',
    parameters: 'parametry',
    products: 'iloczyny na cyfrę',
    lossMoved: 'strata, przesunięte o {{pixels}} px',
  },
})
