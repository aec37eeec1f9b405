import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('denoising', {
  en: {
    repairTitle: 'Damage and repair',
    repairQuestion:
      'Three pixels in ten are wiped out. How much of the digit can a network bring back, and what will it do when you wipe out a whole stroke?',
    repairCaption:
      'x is your digit, x̃ what the damage leaves of it, and the network sees nothing else. The violet square is the code: 256 hidden units. x′ is the repair; red is where it still differs from the undamaged x.',
    repairTry:
      'wipe the top bar off a 7, then its foot. Next, change the kind of damage: this network has only ever met wiped-out pixels. Press Train and watch it learn the new kind.',
    clean: 'x: the digit',
    damaged: 'x̃: what the network sees',
    code: 'z: the hidden units',
    repaired: 'x′: the repair',
    error: 'error: |x − x′|',
    otherNoise: 'Roll the damage again',
    measuresCaption:
      'Squared error against the undamaged digit. The brush and the units that are switched off count for your digit only.',
    measure: 'measure',
    thisDigit: 'this digit',
    manyDigits: '{{digits}} validation digits',
    before: 'before: x̃ against x',
    after: 'after: x′ against x',
    gain: 'gain: after ÷ before',
    stripDamaged: 'other digits, damaged in the same way',
    stripRepaired: 'the same, repaired',

    copyTitle: 'Copy or learn',
    copyQuestion:
      'Both networks have more hidden units than a digit has pixels. One was trained on undamaged digits only. What will it make of a damaged one?',
    copyCaption:
      'Both start from the same weights and see the same batches. The denoising network meets them damaged, and both are asked for the undamaged digits. The chart measures both with the same damaged digits.',
    copyTry:
      'set the level of damage to 0: which network is better now? Then press Reset and Train, and watch the two curves part.',
    input: 'damaged input x̃',
    original: 'undamaged x',
    plain: 'plain',
    denoising: 'denoising',
    'short-plain': 'plain',
    'short-denoising': 'denoising',
    rebuiltBy: '{{lane}}: made of the damaged digits',
    network: 'network',
    cleanColumn: 'error: undamaged',
    damagedColumn: 'error: damaged',
    copiedColumn: 'copied',
    copyMeasures:
      'Squared error against the undamaged digit on {{digits}} validation digits, and the share of the damage that is found again in the output. The damaged digits themselves: {{before}}.',
    percent: '{{value}} %',
    copyChart: 'Squared error on damaged digits',

    filtersTitle: 'What the damage does to the filters',
    filtersQuestion:
      'Three networks, equal but for the share of pixels wiped out while they learned: none, a quarter, half. Which of them needs filters that look at the whole digit?',
    filtersCaption:
      'The first 18 of 128 filters of each network. Below them, the activity of all 128 units for one digit, undamaged and damaged, and what changed. How far the codes move is averaged over more digits, because single ones differ.',
    filtersTry:
      'pull the damage in the test from 0 to 80 % and follow the three numbers; then pick another digit.',
    lane: '{{level}} % wiped out',
    testLevel: 'Damage in the test',
    'units-undamaged': 'units, undamaged',
    'units-damaged': 'units, damaged',
    'units-change': 'change',
    codeMoves: 'codes move by {{value}} % (mean of {{digits}} digits)',
    repairBy: '{{lane}}: repair',
    filtersChart: 'Squared error in the test',
    filtersMeasures:
      'Squared error on {{digits}} validation digits with the damage of the test, against the undamaged digits, and the share of the damage that is found again in the output.',
    documentsTitle: 'An old page',
    documentsQuestion:
      'Shadow, folds, stains, blur and specks, all on one page. Which of them can a network remove that has only ever seen pieces of 32 × 32 pixels?',
    documentsCaption:
      'Drag the bar over the page. The network cleans overlapping patches, and their mean is the page. The median filter is the classical rival: each pixel becomes the middle value of the square around it. PSNR says how close a page comes to the original; 3 dB more means half the squared error.',
    documentsTry:
      'put the median filter on the left and change its radius; then look for a word that neither of the two brings back. Then drop in a photograph of a page of your own.',
    'layer-damaged': 'damaged',
    'layer-network': 'network',
    'layer-median': 'median',
    'layer-clean': 'original',
    wipeBar: 'Bar between the two pages',
    wipeAt: '{{value}}: {{left}} on the left of it, {{right}} on the right',
    leftSide: 'Left of the bar',
    rightSide: 'Right of the bar',
    pageNumber: 'Page',
    wear: 'How worn',
    radius: 'Radius of the median filter',
    radiusText: '{{value}} px: {{side}} × {{side}}',
    likenessCaption: 'Closeness to the original',
    likenessOf: 'page',
    psnr: 'PSNR',
    decibels: '{{value}} dB',
    noTruth: 'This is your own page: there is no original to compare with, so your eyes must judge.',
    took: 'The network cleaned {{size}} pixels in {{seconds}} s.',
    ownHelp:
      'Drop a photograph or scan of a page here (PNG, JPEG or WebP, up to 20 megapixels). It stays in this browser.',
    ownChoose: 'Choose a picture …',
    ownBack: 'Back to the written pages',
    ownSave: 'Save the cleaned page',
    patchesDamaged: 'patches, damaged',
    patchesCleaned: 'cleaned',
    patchesClean: 'originals',
    documentsChart: 'Loss on patches: cross-entropy',
  },
  pl: {
    repairTitle: 'Uszkodzenie i naprawa',
    repairQuestion:
      'Trzy piksele na dziesięć są wymazane. Ile z cyfry sieć potrafi odzyskać i co zrobi, gdy zetrzesz całą kreskę?',
    repairCaption:
      'x to Twoja cyfra, x̃ to, co z niej zostało po uszkodzeniu; niczego więcej sieć nie widzi. Fioletowy kwadrat to kod: 256 neuronów ukrytych. x′ to naprawa; na czerwono widać, gdzie wciąż różni się od nieuszkodzonego x.',
    repairTry:
      'zetrzyj daszek siódemki, a potem jej nóżkę. Następnie zmień rodzaj uszkodzenia: ta sieć spotkała dotąd tylko wymazane piksele. Naciśnij „Ucz” i zobacz, jak uczy się nowego.',
    clean: 'x: cyfra',
    damaged: 'x̃: to, co widzi sieć',
    code: 'z: neurony ukryte',
    repaired: 'x′: naprawa',
    error: 'błąd: |x − x′|',
    otherNoise: 'Wylosuj uszkodzenie od nowa',
    measuresCaption:
      'Błąd kwadratowy względem nieuszkodzonej cyfry. Gąbka i wyłączone neurony liczą się tylko przy Twojej cyfrze.',
    measure: 'miara',
    thisDigit: 'ta cyfra',
    manyDigits: 'cyfry walidacyjne: {{digits}}',
    before: 'przed: x̃ względem x',
    after: 'po: x′ względem x',
    gain: 'zysk: po ÷ przed',
    stripDamaged: 'inne cyfry, uszkodzone tak samo',
    stripRepaired: 'te same po naprawie',

    copyTitle: 'Przepisać czy zrozumieć',
    copyQuestion:
      'Obie sieci mają więcej neuronów ukrytych, niż cyfra ma pikseli. Jedna uczyła się wyłącznie na nieuszkodzonych cyfrach. Co zrobi z uszkodzoną?',
    copyCaption:
      'Obie zaczynają od tych samych wag i oglądają te same partie. Sieć odszumiająca dostaje je uszkodzone, a od obu żądamy cyfr nieuszkodzonych. Wykres mierzy obie na tych samych uszkodzonych cyfrach.',
    copyTry:
      'ustaw poziom uszkodzenia na 0: która sieć jest teraz lepsza? Potem naciśnij „Od nowa” i „Ucz” i patrz, jak krzywe się rozchodzą.',
    input: 'uszkodzone wejście x̃',
    original: 'nieuszkodzone x',
    plain: 'zwykła',
    denoising: 'odszumiająca',
    'short-plain': 'zwykła',
    'short-denoising': 'odszum.',
    rebuiltBy: '{{lane}}: co robi z uszkodzonych cyfr',
    network: 'sieć',
    cleanColumn: 'błąd: całe',
    damagedColumn: 'błąd: uszkodzone',
    copiedColumn: 'przepisane',
    copyMeasures:
      'Błąd kwadratowy względem nieuszkodzonej cyfry (cyfry walidacyjne: {{digits}}) i część uszkodzenia, którą widać na wyjściu. Same uszkodzone cyfry: {{before}}.',
    percent: '{{value}} %',
    copyChart: 'Błąd kwadratowy na uszkodzonych cyfrach',

    filtersTitle: 'Co uszkodzenie robi z filtrami',
    filtersQuestion:
      'Trzy sieci różnią się tylko tym, jaką część pikseli wymazywano im podczas nauki: nic, ćwierć, połowę. Która z nich potrzebuje filtrów patrzących na całą cyfrę?',
    filtersCaption:
      'Pierwszych 18 ze 128 filtrów każdej sieci. Pod nimi pobudzenie wszystkich 128 neuronów dla jednej cyfry, nieuszkodzonej i uszkodzonej, oraz to, co się zmieniło. Przesunięcie kodu jest uśrednione po wielu cyfrach, bo pojedyncze się różnią.',
    filtersTry: 'przesuń uszkodzenie w teście od 0 do 80 % i śledź trzy liczby; potem wybierz inną cyfrę.',
    lane: 'wymazane {{level}} %',
    testLevel: 'Uszkodzenie w teście',
    'units-undamaged': 'neurony, cyfra cała',
    'units-damaged': 'neurony, uszkodzona',
    'units-change': 'zmiana',
    codeMoves: 'kody przesuwają się o {{value}} % (średnio, cyfry: {{digits}})',
    repairBy: '{{lane}}: naprawa',
    filtersChart: 'Błąd kwadratowy w teście',
    filtersMeasures:
      'Błąd kwadratowy z uszkodzeniem takim jak w teście, względem nieuszkodzonych cyfr (cyfry walidacyjne: {{digits}}), i część uszkodzenia, którą widać na wyjściu.',
    documentsTitle: 'Stara kartka',
    documentsQuestion:
      'Cień, zagięcia, plamy, rozmycie i kropki, a wszystko na jednej kartce. Co z tego potrafi usunąć sieć, która widziała jedynie wycinki 32 × 32 piksele?',
    documentsCaption:
      'Przeciągnij suwak po kartce. Sieć czyści wycinki, które na siebie zachodzą, a kartka jest ich średnią. Filtr medianowy to klasyczny rywal: każdy piksel staje się środkową wartością z kwadratu wokół niego. PSNR mówi, jak bliska oryginałowi jest dana kartka; 3 dB więcej to o połowę mniejszy błąd kwadratowy.',
    documentsTry:
      'ustaw po lewej filtr medianowy i zmieniaj jego promień; potem znajdź słowo, którego nie odzyskała żadna z metod. Wreszcie upuść tu zdjęcie własnej kartki.',
    'layer-damaged': 'zniszczona',
    'layer-network': 'sieć',
    'layer-median': 'mediana',
    'layer-clean': 'oryginał',
    wipeBar: 'Suwak między dwiema kartkami',
    wipeAt: '{{value}}: na lewo {{left}}, na prawo {{right}}',
    leftSide: 'Na lewo od suwaka',
    rightSide: 'Na prawo od suwaka',
    pageNumber: 'Kartka',
    wear: 'Stopień zniszczenia',
    radius: 'Promień filtru medianowego',
    radiusText: '{{value}} px: {{side}} × {{side}}',
    likenessCaption: 'Bliskość oryginału',
    likenessOf: 'kartka',
    psnr: 'PSNR',
    decibels: '{{value}} dB',
    noTruth: 'To Twoja własna kartka: nie ma oryginału do porównania, więc oceniać muszą oczy.',
    took: 'Sieć wyczyściła {{size}} pikseli w {{seconds}} s.',
    ownHelp:
      'Upuść tu zdjęcie albo skan kartki (PNG, JPEG lub WebP, do 20 megapikseli). Nie opuści tej przeglądarki.',
    ownChoose: 'Wybierz obraz…',
    ownBack: 'Wróć do kartek z tej strony',
    ownSave: 'Zapisz wyczyszczoną kartkę',
    patchesDamaged: 'wycinki zniszczone',
    patchesCleaned: 'wyczyszczone',
    patchesClean: 'oryginały',
    documentsChart: 'Strata na wycinkach: entropia krzyżowa',
  },
})
