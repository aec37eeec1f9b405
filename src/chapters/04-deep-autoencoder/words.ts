import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('deep-autoencoder', {
  en: {
    lossChart: 'Cross-entropy of the validation digits',
    lossChartFrom: 'Cross-entropy of the validation digits from step {{step}} on',
    squaredError: 'squared error {{value}}',

    simpleTitle: 'One hidden layer against five',
    simpleQuestion:
      'Both networks may keep 32 numbers. The deep one has four times as many weights between them. Which of the two draws your digit better, and was it always ahead?',
    simpleCaption:
      'The same picture goes through both networks. In the chart the deep one starts slowly, is behind for a long while, and crosses over only when the simple one has stopped learning.',
    simpleTry:
      'draw something that is not a digit; then press Reset and Train and note at which step the lines cross, if you have the patience; make the code ReLU and see who suffers more.',
    simple: 'simple',
    deep: 'deep',
    rebuiltBy: 'your digit, rebuilt by the {{network}} network',

    layersTitle: 'Layer by layer',
    layersQuestion:
      'Two equal networks of five hidden layers. One learns everything at once; the other builds itself from outside in and holds still what it has learned. Who is further after the same number of updates?',
    layersCaption:
      'A lock means that the weights under it do not move: the percentage says how far they have come since the stage began, and under a lock it stays 0. Each stage leaves its curve; the dotted line is the rival.',
    layersTry:
      'press Reset and Train and watch the locks close; go on early, or let no stage end by itself; choose ReLU: how much is left of the lead?',
    layerwise: 'layer by layer',
    atOnce: 'all at once',
    trainFirst: 'train {{units}} units',
    trainNext: 'lock, add {{units}} units',
    fineTune: 'unlock all, fine-tune',
    layerShort: '{{number}}: {{units}} units',
    fineTuneShort: 'all together',

    labelsTitle: 'Few labels, many pictures',
    labelsQuestion:
      'Eight thousand digits lie there, but somebody has named only a few of them. One network has seen all the pictures before the lesson, the other starts from random weights. With how few names can you still read digits?',
    labelsCaption:
      'First only softmax learns, on a locked encoder, then everything; the rival learns everything from the start, for as many updates. Each dot is one seed: other first weights, other labelled digits.',
    labelsTry:
      'press “All numbers of labels” and wait for all three seeds; where does the gap close? Open the cell of a mistake and ask yourself whether you would have known better.',
  },
  pl: {
    lossChart: 'Entropia krzyżowa na cyfrach walidacyjnych',
    lossChartFrom: 'Entropia krzyżowa na cyfrach walidacyjnych od kroku {{step}}',
    squaredError: 'błąd kwadratowy {{value}}',

    simpleTitle: 'Jedna warstwa ukryta kontra pięć',
    simpleQuestion:
      'Obie sieci mogą zachować 32 liczby. Głęboka ma po drodze ponad cztery razy więcej wag. Która lepiej narysuje Twoją cyfrę i czy od początku prowadziła?',
    simpleCaption:
      'Ten sam obraz przechodzi przez obie sieci. Na wykresie widać, że głęboka rusza powoli, długo jest z tyłu i wychodzi na prowadzenie dopiero wtedy, gdy prosta przestaje się uczyć.',
    simpleTry:
      'narysuj coś, co nie jest cyfrą; potem naciśnij „Od nowa” i „Ucz” i, jeśli starczy Ci cierpliwości, zanotuj, w którym kroku linie się przetną; ustaw kod na ReLU i zobacz, kto ucierpi bardziej.',
    simple: 'prosta',
    deep: 'głęboka',
    rebuiltBy: 'Twoja cyfra odtworzona przez sieć: {{network}}',

    layersTitle: 'Warstwa po warstwie',
    layersQuestion:
      'Dwie jednakowe sieci o pięciu warstwach ukrytych. Jedna uczy się wszystkiego naraz, druga buduje się od zewnątrz do środka i nie rusza tego, czego się już nauczyła. Która zajdzie dalej po tylu samych krokach?',
    layersCaption:
      'Kłódka oznacza, że wagi pod nią się nie zmieniają: procent mówi, jak daleko odeszły od początku etapu, a pod kłódką zawsze jest 0. Każdy etap zostawia swoją krzywą; linia kropkowana to rywalka.',
    layersTry:
      'naciśnij „Od nowa” i „Ucz” i patrz, jak zamykają się kłódki; przejdź dalej wcześniej albo nie pozwól, żeby etapy kończyły się same; wybierz ReLU: ile zostało z przewagi?',
    layerwise: 'warstwami',
    atOnce: 'wszystko naraz',
    trainFirst: 'ucz warstwę {{units}}',
    trainNext: 'zablokuj, dodaj {{units}}',
    fineTune: 'odblokuj i doucz całość',
    layerShort: '{{number}}: {{units}}',
    fineTuneShort: 'cała sieć',

    labelsTitle: 'Mało etykiet, dużo obrazów',
    labelsQuestion:
      'Mamy osiem tysięcy cyfr, ale ktoś podpisał tylko kilka z nich. Jedna sieć przed lekcją obejrzała wszystkie obrazy, druga zaczyna od losowych wag. Przy ilu podpisach da się jeszcze czytać cyfry?',
    labelsCaption:
      'Najpierw uczy się tylko softmax na zablokowanym enkoderze, potem wszystko; rywalka od początku uczy się cała i ma tyle samo kroków. Każda kropka to jedno ziarno losowości: inne wagi początkowe i inne podpisane cyfry.',
    labelsTry:
      'naciśnij „Wszystkie liczby etykiet” i poczekaj na trzy ziarna; gdzie różnica znika? Otwórz pole z pomyłką i zapytaj siebie, czy Ty byś się nie pomylił.',
  },
})
