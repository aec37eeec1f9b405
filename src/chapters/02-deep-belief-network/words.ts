import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('deep-belief-network', {
  en: {
    originals: 'originals',

    stackTitle: 'Build a stack',
    stackQuestion:
      'The second machine has never seen a pixel: all it gets are the hidden probabilities of the first. What can it possibly find there, and what will the stack dream of when a third stands on top?',
    stackCaption:
      'Each machine learns to give back what the one below tells it, then its weights are locked. The curves of all of them stay. A dream starts from coin flips under the top machine and is sent down through the others.',
    stackTry:
      'press Dream; then “Lock it, add a machine” and Train, and dream again. Start an empty stack and compare how the filters of the machines look: dots and strokes below, larger and larger shapes above.',
    stack: 'The stack, its top first',
    stackChart: 'Squared error of what each machine sees',
    throughStack: 'up the stack and down again',
    machine: 'machine {{number}}: {{below}} ↔ {{units}}',
    machineShort: 'machine {{number}}',
    machineNumber: 'machine {{number}}',
    joined: 'joined, fine-tuned',
    joinedShort: 'joined',
    pixels: 'pixels',
    lockedState: 'locked',
    learningState: 'learns',
    waitingState: 'waits',
    joinedState: 'joined',
    nextUnits: 'Hidden units of the next machine',
    lockAndAdd: 'Lock it, add a machine',
    lockAndGoOn: 'Lock it, go on with the next',
    join: 'Join into one network',
    adviceTrain: 'The machine on top has learned nothing yet: press Train.',
    adviceAdd:
      'Train it as long as its curve falls; then lock it and put another one on top, or join them all.',
    adviceJoined: 'One network now, from pixels to code and back: Train moves all its weights together.',
    emptyStack: 'Start with an empty stack',
    filtersLayer: 'Filters of',
    filtersOf: 'What the units of machine {{layer}} look for',
    dreams: 'Dreams from the top',
    dream: 'Dream',
    wakeUp: 'Wake up',
    fromNoise: 'From coin flips',
    dreamSteps_one: '{{count}} step',
    dreamSteps_other: '{{count}} steps',

    joinTitle: 'Put a reader on top',
    joinQuestion:
      'The two networks are built alike. The weights of one were left by two machines that never saw a label; those of the other are random. With how few labels does it show?',
    joinCaption:
      'Softmax stands on the second machine. First it learns alone, on locked machines, then everything does; the rival has the same labels and as many updates. Dots are seeds, lines their means.',
    joinTry:
      'hold the lessons with “All numbers of labels”; from where on does it no longer matter where the weights came from? Is the gap larger than its spread?',

    unrollTitle: 'Turn the stack over',
    unrollQuestion:
      'Three machines, turned over, become a decoder. The rival has the same shape and sigmoid units, but random weights, and learns everything at once. Will the machines’ head start be worth the updates that they took?',
    unrollCaption:
      'In the first three stages a curve shows what the machine itself sees, so only the last one can be compared with the rival’s. At the moment of turning over, the decoder is the encoder’s transpose; from then on the two go their own ways.',
    unrollTry:
      'press Reset and Train and look at the rival’s pictures: for a long while it draws the same mean digit for all. Add a layer: who minds more?',
    pretrained: 'pretrained',
    random: 'random weights',
    unrolledStage: 'turn over, fine-tune',
    unrolledShort: 'turned over',
    unrollChart: 'Squared error: of what a machine sees, then of the picture',
  },
  pl: {
    originals: 'oryginały',

    stackTitle: 'Zbuduj stos',
    stackQuestion:
      'Druga maszyna nigdy nie widziała piksela: dostaje tylko prawdopodobieństwa neuronów ukrytych pierwszej. Co może w nich znaleźć i o czym będzie śnił stos, gdy stanie na nim trzecia?',
    stackCaption:
      'Każda maszyna uczy się oddawać to, co mówi jej niższa, potem jej wagi są blokowane. Krzywe wszystkich pozostają. Sen zaczyna się od rzutów monetą pod najwyższą maszyną i schodzi przez pozostałe w dół.',
    stackTry:
      'naciśnij „Śnij”; potem „Zablokuj i dodaj maszynę” oraz „Ucz” i śnij znowu. Zacznij od pustego stosu i porównaj filtry maszyn: na dole kropki i kreski, wyżej coraz większe kształty.',
    stack: 'Stos, od góry',
    stackChart: 'Błąd kwadratowy tego, co widzi każda maszyna',
    throughStack: 'w górę stosu i z powrotem',
    machine: 'maszyna {{number}}: {{below}} ↔ {{units}}',
    machineShort: 'maszyna {{number}}',
    machineNumber: 'maszyna {{number}}',
    joined: 'połączone, douczane',
    joinedShort: 'połączone',
    pixels: 'piksele',
    lockedState: 'zablokowana',
    learningState: 'uczy się',
    waitingState: 'czeka',
    joinedState: 'połączona',
    nextUnits: 'Neurony ukryte następnej maszyny',
    lockAndAdd: 'Zablokuj i dodaj maszynę',
    lockAndGoOn: 'Zablokuj, ucz następną',
    join: 'Połącz w jedną sieć',
    adviceTrain: 'Maszyna na szczycie niczego się jeszcze nie nauczyła: naciśnij „Ucz”.',
    adviceAdd:
      'Ucz ją, dopóki krzywa spada; potem zablokuj ją i postaw na niej kolejną albo połącz wszystkie.',
    adviceJoined: 'Teraz to jedna sieć, od pikseli do kodu i z powrotem: „Ucz” zmienia wszystkie wagi naraz.',
    emptyStack: 'Zacznij od pustego stosu',
    filtersLayer: 'Filtry',
    filtersOf: 'Czego szukają neurony maszyny {{layer}}',
    dreams: 'Sny ze szczytu',
    dream: 'Śnij',
    wakeUp: 'Obudź',
    fromNoise: 'Od rzutów monetą',
    dreamSteps_one: '{{count}} krok',
    dreamSteps_few: '{{count}} kroki',
    dreamSteps_many: '{{count}} kroków',
    dreamSteps_other: '{{count}} kroku',

    joinTitle: 'Postaw na szczycie czytelnika',
    joinQuestion:
      'Obie sieci są zbudowane tak samo. Wagi jednej zostawiły dwie maszyny, które nigdy nie widziały etykiety; wagi drugiej są losowe. Przy ilu etykietach to widać?',
    joinCaption:
      'Softmax stoi na drugiej maszynie. Najpierw uczy się sam, na zablokowanych maszynach, potem uczy się wszystko; rywalka ma te same etykiety i tyle samo kroków. Kropki to ziarna losowości, linie to ich średnie.',
    joinTry:
      'rozpocznij lekcje przyciskiem „Wszystkie liczby etykiet”; odkąd przestaje mieć znaczenie, skąd wzięły się wagi? Czy różnica jest większa od swojego rozrzutu?',

    unrollTitle: 'Odwróć stos',
    unrollQuestion:
      'Trzy maszyny po odwróceniu stają się dekoderem. Rywalka ma ten sam kształt i sigmoidy, ale losowe wagi, i uczy się wszystkiego naraz. Czy przewaga, którą dały maszyny, jest warta kroków, które zużyły?',
    unrollCaption:
      'W pierwszych trzech etapach krzywa pokazuje to, co widzi sama maszyna, więc z rywalką można porównać dopiero ostatnią. W chwili odwrócenia dekoder jest transpozycją enkodera; potem każdy idzie swoją drogą.',
    unrollTry:
      'naciśnij „Od nowa” i „Ucz” i patrz na obrazy rywalki: długo rysuje dla wszystkich tę samą średnią cyfrę. Dodaj warstwę: komu to bardziej przeszkadza?',
    pretrained: 'wstępnie uczona',
    random: 'losowe wagi',
    unrolledStage: 'odwróć i doucz całość',
    unrolledShort: 'odwrócone',
    unrollChart: 'Błąd kwadratowy: tego, co widzi maszyna, potem obrazu',
  },
})
