import { words } from '../../i18n/words.ts'

/** Words of this chapter’s other figures. */
export const chapterWords = words('boltzmann', {
  en: {
    loadTrained: 'Back to the trained machine',
    visible: 'v: the picture',
    pixelName: 'row {{row}}, column {{column}}',
    rate: 'Learning rate ε',
    trainTitle: 'A machine learns from its fantasies',
    trainQuestion:
      'Press Reset, and each hidden unit fires like a fair coin again. How many batches until the first strokes show in the filters?',
    trainCaption:
      'Filters: what each hidden unit looks for. The histogram counts weights by size. Three curves tell how far the machine is; none of them is exactly what it learns to improve.',
    trainTry:
      'set k to 10 and compare the speed with the curves; then raise the weight decay and watch the histogram draw in.',
    firstFilters: 'Filters of the first {{count}} units',
    weights: 'How large are the weights?',
    weightsAre: 'Weights between −{{reach}} and {{reach}}; root mean square {{spread}}',
    whichCurve: 'Curve',
    'curve-loss': 'reconstruction error',
    'curve-pseudoLikelihood': 'pseudo-likelihood',
    'curve-gap': 'free-energy gap',
    'about-loss':
      'Squared error of one step down and up again, mean over pixels. Easy to read, but a machine that never leaves its picture would do well too.',
    'about-pseudoLikelihood':
      'How surely each pixel can be told from all the others, in nats per picture; higher is better. Measured at one random pixel of each picture.',
    'about-gap':
      'Free energy of validation digits minus that of training digits. Near zero, both are equally probable to the machine; a growing gap means that it learns the training digits by heart.',
    gap: 'F(validation) − F(training)',

    jointTitle: 'The whole distribution, exactly',
    jointQuestion:
      'Nine pixels can make 512 pictures. The machine is taught only these few. How much probability will it leave for the others?',
    jointCaption:
      'With nine visible units every state can be listed, so nothing here is estimated: q(v) is exact, and so is the divergence. The table holds p(v, h); a row divided by its sum is p(h | v), a column divided by its sum is p(v | h).',
    jointTry:
      'take two hidden units and train again; then remove all stripes, add one pattern of your own three times, and see its bar grow.',
    patterns: 'Patterns that are taught',
    patternName: 'Pattern {{number}}: {{pixels}}',
    patternSheet: 'Pixels of the picked pattern',
    addPattern: 'Add a pattern',
    removePattern: 'Remove this one',
    removeAll: 'Remove all',
    barsAndStripes: 'Bars and stripes',
    noPatterns:
      'A machine without examples has nothing to learn. Add a pattern, or bring the bars and stripes back.',
    hiddenUnits: 'Hidden units',
    restarts: 'Starts training over',
    rule: 'How the machine’s own pictures are counted',
    ruleExact: 'exactly, all 512',
    ruleCd: 'by samples, CD-1',
    divergence: 'KL(p ‖ q), nats',
    divergenceIs: 'KL = {{value}} nats',
    updates: '{{step}} updates',
    enumerated: 'all {{count}} pictures counted',
    dataP: 'p(v): the data',
    machineQ: 'q(v): the machine',
    pairsLabel:
      'The machine gives {{known}} of its probability to the {{count}} pictures that it was taught, {{others}} to all others.',
    others: 'all other pictures together',
    othersShort: '…',
    reading: 'Read the table as',
    readingJoint: 'p(v, h)',
    readingRows: 'rows: p(h | v)',
    readingColumns: 'columns: p(v | h)',
    tableLabel: 'Joint table: pictures down, hidden states across; arrow keys pick a cell',
    givenRow: 'p(h | v): the picked row, divided by its sum; longest bar {{most}}',
    givenColumn: 'p(v | h): the picked column, divided by its sum; longest bar {{most}}',
    cellIs: 'Picked: v = {{v}}, h = {{h}}',

    questionsTitle: 'Three questions about one picture',
    questionsQuestion:
      'Which digit is it? How far does it lean? What could it have been? For which of these does somebody have to know the right answer beforehand?',
    questionsCaption:
      'All three start from the same hidden units. Guessing the class and estimating the lean are each learned by a linear map from labelled digits; the machine itself never saw a label.',
    questionsTry:
      'lower the number of labels to ten, then to none, and watch which answers suffer; then draw a digit that leans the other way.',
    discriminative: 'Guess the class',
    regressive: 'Estimate a number',
    generative: 'Model the input',
    guessIs: 'It looks like a {{digit}}',
    leanIs: 'It leans by {{estimate}}; measured: {{truth}}',
    generativeIs: 'This is how the machine would draw it; no label was needed.',
    labelBudget: 'Labelled digits to learn from',
    measured:
      'On {{count}} other digits: {{accuracy}} of the classes right, lean off by {{degrees}}° on average.',
    measuring: 'Learning from the labelled digits …',
    noLabels:
      'Without a single label nobody has said what a 7 is, nor what leaning means: the first two questions stay open. The machine answers the third all the same.',
    noGuess: 'No guess: nobody has told it what any digit is called.',
    noLean: 'No estimate: nobody has told it what leaning is. Measured: {{truth}}',
  },
  pl: {
    loadTrained: 'Wróć do nauczonej maszyny',
    visible: 'v: obraz',
    pixelName: 'wiersz {{row}}, kolumna {{column}}',
    rate: 'Współczynnik uczenia ε',
    trainTitle: 'Maszyna uczy się na własnych wyobrażeniach',
    trainQuestion:
      'Naciśnij „Od nowa”, a każdy neuron ukryty znów zadziała jak rzut monetą. Po ilu partiach w filtrach pokażą się pierwsze kreski?',
    trainCaption:
      'Filtry: czego szukają neurony ukryte. Histogram pokazuje, ile jest wag jakiej wielkości. Trzy krzywe mówią, jak daleko zaszła maszyna; żadna nie jest dokładnie tym, co maszyna poprawia.',
    trainTry:
      'ustaw k na 10 i porównaj szybkość z krzywymi; potem zwiększ wygaszanie wag i zobacz, jak histogram się zwęża.',
    firstFilters: 'Filtry pierwszych neuronów (liczba: {{count}})',
    weights: 'Jak duże są wagi?',
    weightsAre: 'Wagi od −{{reach}} do {{reach}}, średnia kwadratowa {{spread}}',
    whichCurve: 'Krzywa',
    'curve-loss': 'błąd rekonstrukcji',
    'curve-pseudoLikelihood': 'pseudowiarygodność',
    'curve-gap': 'różnica energii swobodnej',
    'about-loss':
      'Błąd kwadratowy po jednej drodze w górę i w dół, średnia po pikselach. Łatwo go odczytać, ale dobrze wypadłaby też maszyna, która nigdy nie odrywa się od obrazu.',
    'about-pseudoLikelihood':
      'Jak pewnie można odgadnąć każdy piksel na podstawie wszystkich pozostałych, w natach na obraz; im więcej, tym lepiej. Mierzona na jednym losowym pikselu każdego obrazu.',
    'about-gap':
      'Energia swobodna cyfr walidacyjnych minus energia cyfr uczących. Blisko zera obie grupy są dla maszyny równie prawdopodobne; rosnąca różnica oznacza, że uczy się ona cyfr uczących na pamięć.',
    gap: 'F(walidacja) − F(uczenie)',

    jointTitle: 'Cały rozkład, dokładnie',
    jointQuestion:
      'Z dziewięciu pikseli można ułożyć 512 obrazów. Maszyna poznaje tylko tych kilka. Ile prawdopodobieństwa zostawi pozostałym?',
    jointCaption:
      'Przy dziewięciu neuronach widocznych można wypisać wszystkie stany, więc niczego tu nie szacujemy: q(v) i dywergencja są dokładne. W tabeli jest p(v, h); wiersz podzielony przez swoją sumę to p(h | v), a kolumna podzielona przez swoją to p(v | h).',
    jointTry:
      'zostaw dwa neurony ukryte i ucz od nowa; potem usuń wszystkie paski, dodaj trzy razy ten sam własny wzór i zobacz, jak rośnie jego słupek.',
    patterns: 'Wzory, których uczymy',
    patternName: 'Wzór {{number}}: {{pixels}}',
    patternSheet: 'Piksele wskazanego wzoru',
    addPattern: 'Dodaj wzór',
    removePattern: 'Usuń ten',
    removeAll: 'Usuń wszystkie',
    barsAndStripes: 'Paski pionowe i poziome',
    noPatterns: 'Bez przykładów maszyna nie ma się czego uczyć. Dodaj wzór albo przywróć paski.',
    hiddenUnits: 'Neurony ukryte',
    restarts: 'Uczenie zacznie się od nowa',
    rule: 'Jak liczymy własne obrazy maszyny',
    ruleExact: 'dokładnie, wszystkie 512',
    ruleCd: 'z próbek, CD-1',
    divergence: 'KL(p ‖ q) w natach',
    divergenceIs: 'KL = {{value}} nata',
    updates: 'poprawki: {{step}}',
    enumerated: 'policzone obrazy: wszystkie {{count}}',
    dataP: 'p(v): dane',
    machineQ: 'q(v): maszyna',
    pairsLabel:
      'Poznanym obrazom (jest ich {{count}}) maszyna daje {{known}} prawdopodobieństwa, wszystkim pozostałym {{others}}.',
    others: 'wszystkie pozostałe obrazy razem',
    othersShort: '…',
    reading: 'Czytaj tabelę jako',
    readingJoint: 'p(v, h)',
    readingRows: 'wiersze: p(h | v)',
    readingColumns: 'kolumny: p(v | h)',
    tableLabel:
      'Tabela rozkładu łącznego: obrazy w wierszach, stany ukryte w kolumnach; strzałki wybierają komórkę',
    givenRow: 'p(h | v): wybrany wiersz podzielony przez swoją sumę; najdłuższy słupek {{most}}',
    givenColumn: 'p(v | h): wybrana kolumna podzielona przez swoją sumę; najdłuższy słupek {{most}}',
    cellIs: 'Wybrano: v = {{v}}, h = {{h}}',

    questionsTitle: 'Trzy pytania do jednego obrazu',
    questionsQuestion:
      'Jaka to cyfra? Jak bardzo jest pochylona? Jak jeszcze mogłaby wyglądać? W którym z tych pytań ktoś musi z góry znać dobrą odpowiedź?',
    questionsCaption:
      'Wszystkie trzy odpowiedzi biorą się z tych samych neuronów ukrytych. Klasę i pochylenie odgaduje odwzorowanie liniowe nauczone na cyfrach z etykietami; sama maszyna nigdy żadnej etykiety nie widziała.',
    questionsTry:
      'zmniejsz liczbę etykiet do dziesięciu, potem do zera, i zobacz, które odpowiedzi na tym tracą; potem narysuj cyfrę pochyloną w drugą stronę.',
    discriminative: 'Odgadnij klasę',
    regressive: 'Oszacuj liczbę',
    generative: 'Opisz samo wejście',
    guessIs: 'To wygląda na {{digit}}',
    leanIs: 'Pochylenie: {{estimate}}; zmierzone: {{truth}}',
    generativeIs: 'Tak narysowałaby to maszyna; żadna etykieta nie była potrzebna.',
    labelBudget: 'Cyfry z etykietami do nauki',
    measured:
      'Na innych cyfrach (jest ich {{count}}): trafionych klas {{accuracy}}, średni błąd pochylenia {{degrees}}°.',
    measuring: 'Nauka na cyfrach z etykietami…',
    noLabels:
      'Bez ani jednej etykiety nikt nie powiedział, czym jest siódemka ani co znaczy pochylenie: dwa pierwsze pytania zostają bez odpowiedzi. Na trzecie maszyna odpowiada mimo to.',
    noGuess: 'Nie zgaduje: nikt jej nie powiedział, jak się nazywa którakolwiek cyfra.',
    noLean: 'Nie szacuje: nikt jej nie powiedział, czym jest pochylenie. Zmierzone: {{truth}}',
  },
})
