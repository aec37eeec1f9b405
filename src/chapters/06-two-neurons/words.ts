import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('two-neurons', {
  en: {
    network: 'Network',
    'network-slide': '{{widths}} (the slide)',
    'network-paper': '{{widths}} (the paper [3]; slow)',
    'network-half': '{{widths}} (half as wide)',

    scattersTitle: 'The same digits on two planes',
    scattersQuestion:
      'Every digit is squeezed into two numbers, once by PCA and once by an autoencoder. On which plane will you find the ten classes apart?',
    scattersCaption:
      'Both planes show the codes of the same 2000 validation digits. The ring marks one digit in both; drag in one plane, and the nearest digit is looked up in the other. “Neighbours” says how often the five nearest training codes guess the class (1000 digits asked), “error” is the squared error summed over the pixels of a digit.',
    scattersTry:
      'find two neighbours that PCA takes for the same, such as a 4 and a 9, and see how far apart the network puts them. Then press Reset and Train: PCA is there at once; how long until the network is better?',
    pca: 'PCA: two principal components',
    autoencoder: 'Autoencoder {{network}}',
    planeOf: 'Plane of codes: {{name}}',
    decodedBy: 'Decoded at the cursor: {{name}}',
    neighbours: 'neighbours',
    error: 'error',
    picked: 'the ringed digit: a {{digit}}, number {{number}} of the validation set',
    pickDigit: 'Pick a digit in both planes',
    lossTitle: 'Squared error, mean over pixels',

    pretrainingTitle: 'A network that knows only the mean digit',
    pretrainingQuestion:
      'Two deep networks of sigmoid units with the same layers. One begins with random weights, the other with weights from a stack of Boltzmann machines. Will the first one catch up if you only wait?',
    pretrainingCaption:
      'Variety says how much the pictures of a row differ from each other, compared with the originals: at 0 % every digit comes back as the same picture. Both networks are trained on the same batches.',
    pretrainingTry:
      'press Reset and Train, and watch the network with machines: its pictures get better four times, once for each machine, before any error was sent back through all layers. Then choose “without” and give it as much time as you like.',
    pretraining: 'Pretraining',
    'pretraining-both': 'with and without',
    'pretraining-with': 'with',
    'pretraining-without': 'without',
    withMachines: 'with pretraining',
    withoutMachines: 'without pretraining',
    machine: 'training machine {{number}} of {{count}}',
    fineTuning: 'machines joined, all layers training',
    variety: 'variety {{share}} of that of the originals',
    meanDigit: 'the mean of {{count}} digits',
    lineWith: 'with',
    lineWithout: 'without',
    pretrainingLoss: 'Cross-entropy on validation digits',

    tableTitle: 'How much two and thirty numbers keep',
    tableQuestion:
      'PCA is the best there is among linear codes. By how much can a nonlinear one beat it with the same number of numbers?',
    tableCaption:
      'Squared error, summed over the 784 pixels and averaged over digits: the measure of the paper. Its networks learned for long from seven and a half times as many digits, ours for a minute; compare the order, not the values.',
    tableTry:
      'look at the strips of two and of thirty numbers. Which digits does PCA lose first? Press Reset and Train to see the order come about.',
    tableOf:
      'published [3]: {{published}} test digits after learning from {{learned}}; here: {{here}} after learning from {{own}}',
    tableRows: 'code',
    published: 'published [3]',
    here: 'here, live',
    'two-pca': '2 numbers, PCA',
    'two-logistic': '2 numbers, logistic PCA',
    'two-deep': '2 numbers, deep autoencoder',
    'thirty-pca': '30 numbers, PCA',
    'thirty-logistic': '30 numbers, logistic PCA',
    'thirty-deep': '30 numbers, deep autoencoder',
    show: 'Show the digits of',
    'size-two': '2 numbers',
    'size-thirty': '30 numbers',
  },
  pl: {
    network: 'Sieć',
    'network-slide': '{{widths}} (ze slajdu)',
    'network-paper': '{{widths}} (z pracy [3]; wolna)',
    'network-half': '{{widths}} (o połowę węższa)',

    scattersTitle: 'Te same cyfry na dwóch płaszczyznach',
    scattersQuestion:
      'Z każdej cyfry zostają dwie liczby: raz wybiera je PCA, raz autoenkoder. Na której płaszczyźnie dziesięć klas leży osobno?',
    scattersCaption:
      'Na obu płaszczyznach leżą kody tych samych 2000 cyfr walidacyjnych. Kółko zaznacza jedną cyfrę na obu; przeciągaj kursor po jednej, a najbliższa cyfra znajdzie się na drugiej. „Sąsiedzi” mówią, jak często pięć najbliższych kodów uczących odgaduje klasę (pytamy o 1000 cyfr), „błąd” to suma kwadratów błędów po pikselach jednej cyfry.',
    scattersTry:
      'znajdź dwie sąsiednie cyfry, których PCA nie odróżnia, na przykład 4 i 9, i zobacz, jak daleko od siebie kładzie je sieć. Potem naciśnij „Od nowa” i „Ucz”: PCA jest od razu; po jakim czasie sieć je wyprzedzi?',
    pca: 'PCA: dwie składowe główne',
    autoencoder: 'Autoenkoder {{network}}',
    planeOf: 'Płaszczyzna kodów: {{name}}',
    decodedBy: 'Obraz w miejscu kursora: {{name}}',
    neighbours: 'sąsiedzi',
    error: 'błąd',
    picked: 'zaznaczona cyfra: {{digit}}, numer {{number}} w zbiorze walidacyjnym',
    pickDigit: 'Wskaż cyfrę na obu płaszczyznach',
    lossTitle: 'Błąd kwadratowy, średnia po pikselach',

    pretrainingTitle: 'Sieć, która zna tylko średnią cyfrę',
    pretrainingQuestion:
      'Dwie głębokie sieci z neuronów sigmoidalnych mają te same warstwy. Jedna zaczyna od wag losowych, druga od wag wyuczonych przez stos maszyn Boltzmanna. Czy pierwsza ją dogoni, jeśli tylko poczekasz?',
    pretrainingCaption:
      'Różnorodność mówi, jak bardzo obrazy w rzędzie różnią się między sobą w porównaniu z oryginałami: przy 0 % każda cyfra wraca jako ten sam obraz. Obie sieci uczą się na tych samych partiach.',
    pretrainingTry:
      'naciśnij „Od nowa” i „Ucz” i patrz na sieć z maszynami: jej obrazy poprawiają się cztery razy, po razie na maszynę, zanim jakikolwiek błąd przejdzie przez wszystkie warstwy. Potem wybierz „bez” i daj tej sieci tyle czasu, ile chcesz.',
    pretraining: 'Uczenie wstępne',
    'pretraining-both': 'z nim i bez niego',
    'pretraining-with': 'z nim',
    'pretraining-without': 'bez',
    withMachines: 'z uczeniem wstępnym',
    withoutMachines: 'bez uczenia wstępnego',
    machine: 'uczy się maszyna {{number}} z {{count}}',
    fineTuning: 'maszyny połączone, uczą się wszystkie warstwy',
    variety: 'różnorodność: {{share}} tej, którą mają oryginały',
    meanDigit: 'średnia ze {{count}} cyfr',
    lineWith: 'z maszynami',
    lineWithout: 'bez maszyn',
    pretrainingLoss: 'Entropia krzyżowa na cyfrach walidacyjnych',

    tableTitle: 'Ile zostaje w dwóch, a ile w trzydziestu liczbach',
    tableQuestion:
      'Wśród kodów liniowych nie ma lepszego niż PCA. O ile może je pobić kod nieliniowy, złożony z tylu samo liczb?',
    tableCaption:
      'Błąd kwadratowy zsumowany po 784 pikselach, średnia po cyfrach: tak mierzy praca [3]. Jej sieci długo uczyły się na siedem i pół raza większej liczbie cyfr, nasze przez minutę; porównuj kolejność, a nie wartości.',
    tableTry:
      'porównaj rzędy dla dwóch i dla trzydziestu liczb. Które cyfry PCA gubi najpierw? Naciśnij „Od nowa” i „Ucz”, a zobaczysz, jak powstaje ta kolejność.',
    tableOf:
      'opublikowano [3]: {{published}} cyfr testowych po nauce na {{learned}}; tutaj: {{here}} po nauce na {{own}}',
    tableRows: 'kod',
    published: 'opublikowano [3]',
    here: 'tutaj, na żywo',
    'two-pca': '2 liczby, PCA',
    'two-logistic': '2 liczby, logistyczne PCA',
    'two-deep': '2 liczby, autoenkoder głęboki',
    'thirty-pca': '30 liczb, PCA',
    'thirty-logistic': '30 liczb, logistyczne PCA',
    'thirty-deep': '30 liczb, autoenkoder głęboki',
    show: 'Pokaż cyfry z',
    'size-two': '2 liczb',
    'size-thirty': '30 liczb',
  },
})
