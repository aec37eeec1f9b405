import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('autoencoder', {
  en: {
    anatomyTitle: 'A digit through thirty-two numbers',
    anatomyQuestion: 'Draw a digit. Which strokes will survive, and which will the network draw its own way?',
    anatomyCaption:
      'x is what the network sees, and the bars are all that it keeps of it. From them alone it draws x′; red is where it is wrong.',
    anatomyTry:
      'pull one bar to its top and watch which stroke appears; draw a letter instead of a digit; then press Reset, which starts from scratch, and Train: your digit comes back as the network learns.',
    input: 'x: what the network sees',
    code: 'z: the code, 32 numbers',
    reconstruction: 'x′: the reconstruction',
    error: 'error: |x − x′|',
    filter: 'unit {{unit}} looks for',
    stroke: 'unit {{unit}} paints',
    noUnit: 'point at a bar',
    crossEntropy: 'cross-entropy {{value}}',
    squaredError: 'squared error {{value}}',
    restoreCode: 'Undo my changes to the code',
    'symbol-x': 'x: the image, 784 grey values from 0 (paper) to 1 (ink)',
    'symbol-W': 'W: the encoder’s weights, 32 × 784; each row is one unit’s filter',
    'symbol-b': 'b: the encoder’s 32 biases',
    'symbol-s': 'σ: the hidden units’ activation; here ReLU, which cuts negative sums to 0',
    'symbol-z': 'z: the code, 32 numbers',
    'symbol-V': 'W′: the decoder’s weights, 784 × 32; each column is one unit’s stroke',
    'symbol-c': 'b′: the decoder’s 784 biases',
    'symbol-t': 'σ′: the output’s activation; here the sigmoid, which keeps pixels between 0 and 1',
    'symbol-y': 'x′: the reconstruction, 784 grey values',

    trainTitle: 'From noise to digits',
    trainQuestion:
      'Before training every pixel comes out grey and the loss is about ln 2 ≈ 0.693. How many steps until you can read the digits?',
    trainCaption:
      'One step looks at one batch. Watch the filters: they start as noise, and nothing tells them to become strokes except the falling loss.',
    trainTry:
      'set the code size to 2, then to 128; tie the weights and compare the number of parameters with the loss.',
    tiedRemark: 'W′ = Wᵀ: the decoder has no weights of its own',
    lossOf: 'Loss: {{loss}}',

    lossTitle: 'Three losses, three opinions',
    lossQuestion:
      'Three networks start from the same weights, so now all three answer with the same grey. They will see the same batches; only their loss differs. Which will draw the boldest strokes, and which the most cautious?',
    lossCaption:
      'Rows: the same validation digits rebuilt by each network. The table measures every network by every loss. You would expect each to win by its own ruler; does it?',
    lossTry:
      'move the target to 0.5. Which curve does not touch zero even at the best prediction, and why can no network beat that?',
    trainedWith: 'trained with',
    measureTable: 'Reconstruction error on {{count}} validation digits; the best of each column is marked',
    target: 'Target x',
    prediction: 'prediction x′',
    lossValue: 'loss of one pixel',
    plotLabel:
      'Loss of one pixel by prediction, for a target of {{target}}. All three are lowest at the target; there cross-entropy is {{floor}}, the others are 0.',
    'loss-bce': 'cross-entropy',
    'loss-mse': 'squared error',
    'loss-mae': 'absolute error',
  },
  pl: {
    anatomyTitle: 'Cyfra w trzydziestu dwóch liczbach',
    anatomyQuestion: 'Narysuj cyfrę. Które kreski przetrwają, a które sieć narysuje po swojemu?',
    anatomyCaption:
      'x to obraz, który widzi sieć, a słupki to wszystko, co z niego zachowuje. Tylko z nich rysuje x′; na czerwono widać, gdzie się myli.',
    anatomyTry:
      'przeciągnij jeden ze słupków do samej góry i zobacz, jaka kreska się pojawi; zamiast cyfry narysuj literę; wreszcie naciśnij „Od nowa”, a potem „Ucz”: Twoja cyfra będzie wracać, w miarę jak sieć się uczy.',
    input: 'x: to, co widzi sieć',
    code: 'z: kod, 32 liczby',
    reconstruction: 'x′: rekonstrukcja',
    error: 'błąd: |x − x′|',
    filter: 'tego szuka neuron {{unit}}',
    stroke: 'to maluje neuron {{unit}}',
    noUnit: 'wskaż słupek',
    crossEntropy: 'entropia krzyżowa {{value}}',
    squaredError: 'błąd kwadratowy {{value}}',
    restoreCode: 'Cofnij moje zmiany w kodzie',
    'symbol-x': 'x: obraz, 784 odcienie szarości od 0 (papier) do 1 (tusz)',
    'symbol-W': 'W: wagi enkodera, 32 × 784; każdy wiersz to filtr jednego neuronu',
    'symbol-b': 'b: 32 wyrazy wolne (biasy) enkodera',
    'symbol-s': 'σ: funkcja aktywacji warstwy ukrytej; tutaj ReLU, które ujemne sumy zamienia na 0',
    'symbol-z': 'z: kod, 32 liczby',
    'symbol-V': 'W′: wagi dekodera, 784 × 32; każda kolumna to kreska jednego neuronu',
    'symbol-c': 'b′: 784 wyrazy wolne (biasy) dekodera',
    'symbol-t': 'σ′: funkcja aktywacji wyjścia; tutaj sigmoida, dzięki której piksele leżą między 0 a 1',
    'symbol-y': 'x′: rekonstrukcja, 784 odcienie szarości',

    trainTitle: 'Od szumu do cyfr',
    trainQuestion:
      'Przed uczeniem każdy piksel wychodzi szary, a strata wynosi około ln 2 ≈ 0,693. Po ilu krokach da się odczytać cyfry?',
    trainCaption:
      'Jeden krok to jedna partia cyfr. Obserwuj filtry: zaczynają jako szum i nic nie każe im stać się kreskami poza malejącą stratą.',
    trainTry:
      'ustaw rozmiar kodu na 2, a potem na 128; zwiąż wagi i porównaj liczbę parametrów z wartością straty.',
    tiedRemark: 'W′ = Wᵀ: dekoder nie ma własnych wag',
    lossOf: 'Strata: {{loss}}',

    lossTitle: 'Trzy funkcje kosztu, trzy zdania',
    lossQuestion:
      'Trzy sieci zaczynają od tych samych wag i oglądają te same partie; różni je tylko funkcja kosztu. Która będzie rysować najodważniej, a która najostrożniej?',
    lossCaption:
      'W wierszach: te same cyfry walidacyjne odtworzone przez każdą z sieci. Tabela mierzy każdą sieć każdą miarą. Można by oczekiwać, że każda wygra według własnej; czy tak jest?',
    lossTry:
      'ustaw cel na 0,5. Która krzywa nie dotyka zera nawet przy najlepszej odpowiedzi i dlaczego żadna sieć nie zejdzie niżej?',
    trainedWith: 'uczona według',
    measureTable:
      'Błąd rekonstrukcji, cyfry walidacyjne: {{count}}; w każdej kolumnie zaznaczono najlepszy wynik',
    target: 'Cel x',
    prediction: 'odpowiedź x′',
    lossValue: 'strata jednego piksela',
    plotLabel:
      'Strata jednego piksela w zależności od odpowiedzi, dla celu {{target}}. Wszystkie trzy są najmniejsze w celu; entropia krzyżowa wynosi tam {{floor}}, pozostałe 0.',
    'loss-bce': 'entropia krzyżowa',
    'loss-mse': 'błąd kwadratowy',
    'loss-mae': 'błąd bezwzględny',
  },
})
