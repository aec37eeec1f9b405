import { words } from '../../i18n/words.ts'

export const chapterWords = words('variational', {
  en: {
    plane: 'Plane of codes of the variational autoencoder',
    planeOf: 'Plane of codes: {{name}}',
    decodedBy: 'Decoded at the cursor: {{name}}',
    decodedHere: 'x′: decoded at the cursor',
    strip: 'along the path, from corner 1 to the last',

    codesTitle: 'One input, many codes',
    codesQuestion:
      'Draw or pick a digit and press “Sample again”. The input stays the same; will the code, and will the image?',
    codesCaption:
      'The encoder gives a mean and a deviation for each code unit. The inner ellipse reaches one deviation, the outer two: six of seven codes drawn for this input lie in the outer one.',
    codesTry:
      'draw something that could be a 4 as well as a 9, and compare its ellipse with that of a clear 0.',
    newest: 'x′ of the code under the cursor',
    sampleAgain: 'Sample again',
    close: 'close to the ellipse',
    drawn: 'eleven codes drawn for this one input, decoded',
    mean: 'mean μ',
    deviation: 'deviation σ',
    code: 'code z',

    klTitle: 'What it costs to be far away, and what to be sure',
    klQuestion: 'For which μ and σ is the KL term zero? And the formula on the slide: where is it least?',
    klCaption:
      'Left the cost seen from above (blue is positive, orange negative), with lines of equal height; z₁ and z₂ are your digit. Right a cut at the chosen μ, with both formulas and their lowest points.',
    klTry: 'make σ very small. Being sure is expensive; how expensive would certainty be?',
    formula: 'Formula of the surface',
    'formula-divergence': 'divergence',
    'formula-slide': 'slide',
    surface: 'cost over μ and σ',
    surfaceLabel:
      'Cost as a surface: {{value}} at μ = {{mu}}, σ = {{sigma}}. The sliders below move the place.',
    section: 'cost over σ at μ = {{mu}}',
    sectionLabel:
      'Both formulas over σ at μ = {{mu}}: the divergence is least at σ = 1, the formula of the slide at σ = 0.71.',
    nats: 'nats',
    costs:
      'Here: {{here}}. Least at μ = 0, σ = {{sigma}}: {{least}}. Your digit pays {{digit}} for both code units together.',

    termsTitle: 'One term, the other, both',
    termsQuestion:
      'Three networks, the same start, the same batches. The first is trained by the KL term alone, the second by the reconstruction alone, the third by both. What will their planes look like?',
    termsCaption:
      'Ellipses: the regions of 24 digits, one deviation wide; mind the rulers, the middle plane is drawn much smaller. Spread is the mean standard deviation of the codes; neighbours says how often the five nearest training codes guess the class; a unit is active when its mean changes with the input.',
    termsTry: 'press Train and pull β to 10, then to 0. Towards which neighbour does the right plane move?',
    'term-divergence': 'KL alone',
    'term-reconstruction': 'reconstruction alone',
    'term-both': 'both: reconstruction + β · KL',
    beta: 'β, weight of the KL term on the right',
    betaHint: 'Acts at once, while training.',
    spread: 'spread',
    neighbours: 'neighbours',
    active: 'active units',

    canvasTitle: 'The latent canvas',
    canvasQuestion:
      'Drag anywhere. Is there a place where no digit comes out, and where do you have to look for it?',
    canvasCaption:
      'Figures: codes of 2000 validation digits. Ellipses: the regions that the encoder gives to twenty-four of them. Behind: what the decoder draws at each place.',
    canvasTry:
      'find the way from 7 to 1 that stays a digit all along, adding corners where the straight line fails. Then choose eight code units: what has become sharper, and what do you no longer see?',
    network: 'Code units',
    'network-two': 'two',
    'network-eight': 'eight',
    planeCut: 'A cut through the space of eight code units',
    placeDigit: 'Go to the code of a digit',
  },
  pl: {
    plane: 'Płaszczyzna kodów autoenkodera wariacyjnego',
    planeOf: 'Płaszczyzna kodów: {{name}}',
    decodedBy: 'Obraz w miejscu kursora: {{name}}',
    decodedHere: 'x′: obraz w miejscu kursora',
    strip: 'wzdłuż ścieżki, od wierzchołka 1 do ostatniego',

    codesTitle: 'Jedno wejście, wiele kodów',
    codesQuestion:
      'Narysuj albo wybierz cyfrę i naciśnij „Losuj ponownie”. Wejście pozostaje to samo; a kod i obraz?',
    codesCaption:
      'Enkoder podaje średnią i odchylenie dla każdego neuronu kodu. Wewnętrzna elipsa sięga jednego odchylenia, zewnętrzna dwóch: w zewnętrznej mieści się sześć na siedem kodów wylosowanych dla tego wejścia.',
    codesTry:
      'narysuj coś, co może być i czwórką, i dziewiątką, a potem porównaj elipsę z elipsą wyraźnego zera.',
    newest: 'x′ kodu pod kursorem',
    sampleAgain: 'Losuj ponownie',
    close: 'z bliska, przy elipsie',
    drawn: 'jedenaście kodów wylosowanych dla tego jednego wejścia, po zdekodowaniu',
    mean: 'średnia μ',
    deviation: 'odchylenie σ',
    code: 'kod z',

    klTitle: 'Ile kosztuje oddalenie, a ile pewność',
    klQuestion: 'Dla jakich μ i σ człon KL jest zerem? A gdzie najmniejszy jest wzór ze slajdu?',
    klCaption:
      'Po lewej koszt widziany z góry (niebieski dodatni, pomarańczowy ujemny) z liniami równej wysokości; z₁ i z₂ to Twoja cyfra. Po prawej przekrój dla wybranego μ: oba wzory i ich najniższe punkty.',
    klTry: 'zmniejsz σ prawie do zera. Pewność jest droga; ile kosztowałaby zupełna?',
    formula: 'Wzór powierzchni',
    'formula-divergence': 'dywergencja',
    'formula-slide': 'slajd',
    surface: 'koszt w zależności od μ i σ',
    surfaceLabel:
      'Koszt jako powierzchnia: {{value}} dla μ = {{mu}}, σ = {{sigma}}. Miejsce zmieniają suwaki poniżej.',
    section: 'koszt w zależności od σ dla μ = {{mu}}',
    sectionLabel:
      'Oba wzory w zależności od σ dla μ = {{mu}}: dywergencja jest najmniejsza dla σ = 1, wzór ze slajdu dla σ = 0,71.',
    nats: 'naty',
    costs:
      'Tutaj: {{here}}. Najmniej dla μ = 0, σ = {{sigma}}: {{least}}. Twoja cyfra płaci za oba neurony kodu razem {{digit}}.',

    termsTitle: 'Jeden człon, drugi, oba',
    termsQuestion:
      'Trzy sieci, ten sam początek, te same partie. Pierwszą uczy tylko człon KL, drugą tylko rekonstrukcja, trzecią oba. Jak będą wyglądały ich płaszczyzny?',
    termsCaption:
      'Elipsy: obszary 24 cyfr, sięgające jednego odchylenia; zwróć uwagę na podziałki, środkowa płaszczyzna jest mocno pomniejszona. Rozrzut to średnie odchylenie standardowe kodów; „sąsiedzi” mówią, jak często pięć najbliższych kodów uczących odgaduje klasę; neuron jest czynny, gdy jego średnia zależy od wejścia.',
    termsTry:
      'naciśnij „Ucz” i przesuń β na 10, a potem na 0. Do której z sąsiadek upodabnia się prawa płaszczyzna?',
    'term-divergence': 'samo KL',
    'term-reconstruction': 'sama rekonstrukcja',
    'term-both': 'oba: rekonstrukcja + β · KL',
    beta: 'β, waga członu KL po prawej',
    betaHint: 'Działa od razu, także w trakcie uczenia.',
    spread: 'rozrzut',
    neighbours: 'sąsiedzi',
    active: 'czynne neurony',

    canvasTitle: 'Płótno przestrzeni ukrytej',
    canvasQuestion:
      'Przeciągnij kursor gdziekolwiek. Czy jest miejsce, z którego nie wychodzi żadna cyfra, i gdzie trzeba go szukać?',
    canvasCaption:
      'Cyferki: kody 2000 cyfr walidacyjnych. Elipsy: obszary, które enkoder przydziela dwudziestu czterem z nich. W tle: co dekoder rysuje w każdym miejscu.',
    canvasTry:
      'znajdź drogę od 7 do 1, na której cały czas widać jakąś cyfrę; tam, gdzie prosta zawodzi, dodaj wierzchołki. Potem wybierz osiem neuronów kodu: co się wyostrzyło, a czego już nie widać?',
    network: 'Neurony kodu',
    'network-two': 'dwa',
    'network-eight': 'osiem',
    planeCut: 'Przekrój przez przestrzeń ośmiu neuronów kodu',
    placeDigit: 'Przejdź do kodu cyfry',
  },
})
